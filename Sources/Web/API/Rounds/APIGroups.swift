import Domain
import Hummingbird
import Storage

/// What is shown of a round of employees, group by group.
enum APIGroups {
    static func list(_ caller: Caller, round id: Round.ID) async throws -> Reply {
        let paging = try Paging(caller, of: "groups")
        return try await caller.site.database.read { transaction in
            guard try transaction.rounds.find(id) != nil else { throw HTTPError(.notFound) }
            let units = try transaction.units.tree().units
            guard let after = ReleaseStore.Place(paging.after ?? "") else {
                throw HTTPError(.badRequest, message: "This cursor is none that this list gave out.")
            }
            let found = try transaction.releases.slice(of: id, after: after, limit: paging.limit + 1)
            return try Reply(
                paging.slice(found, place: { ReleaseStore.Place($0).text }) {
                    GroupRecord($0, unit: units[$0.cell.unit]?.key ?? "")
                })
        }
    }
}

/// One figure of one group.
struct GroupRecord: Encodable {
    /// The unit's key, with all below it.
    let unit: String
    /// Those of it who have one value of an attribute that the round declared; nil: all.
    let segment: String?
    let value: String?
    /// `responses`, or the key of a question or scale.
    let figure: String
    /// `yes`, `band` or `no`.
    let shown: String
    let n: Int?
    /// Of the metric's scores, with their sum of squares.
    let sum: Double?
    let sumOfSquares: Double?
    let counts: [String: Int]?
    let band: [Double]?
    let heldBack: String?

    init(_ figure: ReleasedFigure, unit: String) {
        self.unit = unit
        (segment, value) = (figure.cell.segment, figure.cell.value)
        self.figure =
            switch figure.name {
            case .responses: "responses"
            case .question(let key), .scale(let key): key
            }
        let content = figure.released.value
        shown = content != nil ? "yes" : figure.released.band != nil ? "band" : "no"
        n = content?.n ?? figure.released.band?.n
        (sum, sumOfSquares) = (content?.scores?.sum, content?.scores?.sumOfSquares)
        counts = content?.counts?.filter { !$0.key.isEmpty }
        band = figure.released.band.map { [$0.interval.lowerBound, $0.interval.upperBound] }
        heldBack = figure.released.reason?.text
    }
}
