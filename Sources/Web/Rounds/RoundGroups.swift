import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Storage

/// What is shown of a round of employees, as a file.
enum RoundGroups {
    static func download(_ member: Member, id: Round.ID) async throws -> Response {
        let site = member.site
        let (name, bytes) = try await site.database.read { transaction -> (String, [UInt8]) in
            guard let round = try transaction.rounds.find(id), try transaction.releases.has(id),
                let asked = try site.asked.questionnaire(of: round, in: transaction)
            else { throw HTTPError(.notFound) }
            let file = GroupFile(asked, units: try transaction.units.tree().units)
            var bytes: [UInt8] = []
            var writer = CSVWriter { bytes.append(contentsOf: $0) }
            try writer.addRow(GroupFile.columns)
            try transaction.releases.forEach(of: id) { try file.write($0, to: &writer) }
            try writer.flush()
            return ("\(asked.key)-\(round.period)-groups.csv", bytes)
        }
        return .attachment(String(decoding: bytes, as: UTF8.self), named: name, type: "text/csv; charset=utf-8")
    }
}
