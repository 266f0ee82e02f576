import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Storage

/// Asking: a round is opened, watched and closed; then its answers are seen.
enum Rounds {
    static func open(_ member: Member, survey id: Survey.ID) async throws -> Response {
        let (form, now, today) = (member.form, member.now, member.today)
        do {
            let round = try await member.site.database.write { transaction in
                guard let survey = try transaction.surveys.find(id), survey.version > 0 else {
                    throw HTTPError(.conflict, message: "Publish the survey first.")
                }
                let standing = try transaction.units.tree().standing(on: today)
                let opening = try RoundOpening(form, standing, today)
                return try transaction.rounds.open(
                    Round(
                        survey: id, version: survey.version, unit: opening.unit, level: opening.level,
                        period: opening.period, link: Token().text, openedAt: now))
            }
            return member.redirect(to: SiteURL.round.path(round), notice: .roundOpened)
        } catch let problems as FieldProblems {
            return try await Surveys.page(member, id, opening: form, openingProblems: problems)
        } catch let refusal as SurveyRefusal {
            return try await Surveys.page(
                member, id, opening: form,
                openingProblems: FieldProblems([FieldProblem("grain", "\(refusal)")]))
        }
    }

    static func show(_ member: Member, id: Round.ID) async throws -> Response {
        let found = try await member.site.database.read { transaction -> RoundResults? in
            guard let round = try transaction.rounds.find(id) else { return nil }
            return try RoundResults(round, in: transaction)
        }
        guard let found else { throw HTTPError(.notFound) }
        return try member.page(
            RoundPage(
                found, link: member.address(of: found.round), mayClose: !Audience.analysts.excludes(member.account.role)
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
    fileprivate func address(of round: Round) -> String {
        let path = SiteURL.answering.path(round.link)
        if let address = visit.site.address { return "\(address)\(path)" }
        return "http://\(visit.request.head.authority ?? "localhost")\(path)"
    }
}

/// What somebody wants a round to be, read from a form (`unit`, `level`, `grain`).
struct RoundOpening {
    let unit: Domain.Unit.ID
    let level: String?
    let period: Period

    init(_ form: Form, _ standing: UnitHierarchy, _ today: Day) throws {
        var problems = FieldProblems()
        let unit = standing.units.values.first { $0.key == form["unit"] }?.id
        if unit == nil { problems.add("unit", "Choose whom to ask.") }
        let level = form["level"].isEmpty ? nil : form["level"]
        if let unit, let level,
            !standing.subtree(of: unit).contains(where: { standing.units[$0]?.kind == level })
        {
            problems.add("level", "There is no \(level) in what is asked.")
        }
        guard problems.isEmpty, let unit else { throw problems }
        self.unit = unit
        self.level = level
        period = Period(Period.Grain(word: form["grain"]) ?? .month, containing: today)
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
