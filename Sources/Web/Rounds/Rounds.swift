import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Storage

/// Asking: a round is opened, watched and closed; then its answers are seen.
enum Rounds {
    static func show(_ member: Member, id: Round.ID) async throws -> Response {
        let found = try await member.site.database.read { transaction -> RoundResults? in
            guard let round = try transaction.rounds.find(id) else { return nil }
            return try RoundResults(round, in: transaction)
        }
        guard let found else { throw HTTPError(.notFound) }
        return try member.page(
            RoundPage(
                found, link: member.address + SiteURL.answering.path(found.round.link), now: member.now,
                mayClose: !Audience.analysts.excludes(member.account.role)
            ))
    }

    static func close(_ member: Member, id: Round.ID) async throws -> Response {
        let now = member.now
        _ = try await member.site.database.write { try $0.rounds.close(id, at: now) }
        return member.redirect(to: SiteURL.round.path(id), notice: .roundClosed)
    }

    /// One row for each customer's response. Employees' single answers leave in no form.
    static func responses(_ member: Member, id: Round.ID) async throws -> Response {
        let found = try await member.site.database.read { transaction -> (Questionnaire, Round, [String])? in
            guard let round = try transaction.rounds.find(id),
                let asked = try transaction.surveys.questionnaire(of: round.survey, version: round.version)
            else { return nil }
            guard asked.respondents == .customers else {
                throw HTTPError(
                    .forbidden, message: "Employees' single answers are never handed out, to nobody and in no form.")
            }
            let units = try transaction.units.tree().units
            var rows: [String] = []
            var writer = CSVWriter { rows.append(String(decoding: $0, as: UTF8.self)) }
            try writer.addRow(["response", "unit", "day", "language"] + asked.questions.flatMap(\.columns))
            try transaction.rounds.forEachResponse(of: id) { response in
                for text in [
                    response.id, units[response.unit]?.key ?? "", response.day.description, response.language,
                ] { writer.add(text) }
                for question in asked.questions { question.write(response.sheet.answers[question.key], to: &writer) }
                try writer.endRow()
            }
            try writer.flush()
            return (asked, round, rows)
        }
        guard let (asked, round, rows) = found else { throw HTTPError(.notFound) }
        return .attachment(
            rows.joined(), named: "\(asked.key)-\(round.period).csv", type: "text/csv; charset=utf-8")
    }
}

extension Member {
    /// Where the site is reached: as it was told, or as this request reached it.
    var address: String {
        visit.site.address.map { "\($0)" } ?? "http://\(visit.request.head.authority ?? "localhost")"
    }
}

extension Question {
    /// The columns of an export: one, or one for each option where several can be chosen.
    var columns: [String] {
        switch kind {
        case .choices(let options), .ranking(let options): options.map { "\(key).\($0.key)" }
        default: [key]
        }
    }

    func write(_ answer: Answer?, to writer: inout CSVWriter) {
        switch (kind, answer) {
        case (.choices(let options), .options(let chosen)):
            for option in options { writer.add(chosen.contains(option.key) ? 1 : 0) }
        case (.ranking(let options), .options(let order)):
            for option in options { writer.add(order.firstIndex(of: option.key).map { Double($0 + 1) }) }
        case (.choices(let options), _), (.ranking(let options), _): for _ in options { writer.add("") }
        case (_, .number(let number)): writer.add(number)
        case (_, .options(let keys)): writer.add(keys.first ?? "")
        case (_, .text(let text)): writer.add(text)
        case (_, .day(let day)): writer.add(day.description)
        case (_, nil): writer.add("")
        }
    }
}
