import Domain
import HTTPTypes
import Hummingbird
import Storage

/// Answering by a round's link, without an account.
enum Answering {
    static func show(_ visit: Visit, link: String) async throws -> Response {
        guard let desk = try await AnsweringDesk(visit, link) else { return try visit.noSuchRound() }
        if visit.query.has("thanks") { return try desk.thanks() }
        guard desk.round.isOpen else { return try desk.over() }
        let walk = AnswerWalk(desk.questionnaire, Form())
        return try desk.page(walk, screen: walk.first, nil)
    }

    static func send(_ visit: Visit, link: String) async throws -> Response {
        guard let desk = try await AnsweringDesk(visit, link) else { return try visit.noSuchRound() }
        guard desk.round.isOpen else { return try desk.over() }
        let walk = AnswerWalk(desk.questionnaire, visit.form)
        if visit.form.has("tongue") { return try desk.page(walk, screen: walk.screen, nil) }
        if !visit.form.has("back"), desk.unit == nil {
            let problems = FieldProblems([FieldProblem("unit", desk.language.words.choose)])
            return try desk.page(walk, screen: walk.first, problems)
        }
        switch walk.next {
        case .ask(let screen, let problems): return try desk.page(walk, screen: screen, problems)
        case .send(let sheet): return try await desk.keep(sheet)
        }
    }
}

extension Visit {
    fileprivate func noSuchRound() throws -> Response {
        try page(
            AnsweredPage(
                title: "There is no survey here", language: "en",
                text: "Look whether the address is complete, or ask whoever sent it to you."),
            status: .notFound)
    }
}

/// A round with all that its pages need.
private struct AnsweringDesk: Sendable {
    let visit: Visit
    let round: Round
    let questionnaire: Questionnaire
    let language: AnsweringLanguage
    /// The units that a respondent may name as hers; empty where she is not asked.
    let units: [Domain.Unit]

    /// Nil where there is no such round.
    init?(_ visit: Visit, _ link: String) async throws {
        let today = visit.today
        let asked = visit.site.asked
        let found = try await visit.site.database.read { transaction -> (Round, Questionnaire, [Domain.Unit])? in
            guard let round = try transaction.rounds.find(link: link),
                let questionnaire = try asked.questionnaire(of: round, in: transaction)
            else { return nil }
            return (round, questionnaire, try asked.units(of: round, on: today, in: transaction))
        }
        guard let found else { return nil }
        self.visit = visit
        (round, questionnaire, units) = found
        let wanted = [visit.form["tongue"], visit.form["language"], visit.query["language"]].first { !$0.isEmpty }
        language = AnsweringLanguage(found.1, wanted: wanted ?? visit.request.headers[.acceptLanguage] ?? "")
    }

    /// The unit that the answers belong to; nil where she has not said yet.
    var unit: Domain.Unit.ID? {
        round.level == nil ? round.unit : units.first { $0.key == visit.form["unit"] }?.id
    }

    func page(_ walk: AnswerWalk, screen: Int, _ problems: FieldProblems?) throws -> Response {
        try visit.page(
            AnswerPage(
                walk, screen: screen, language, action: SiteURL.answering.path(round.link), units: units,
                problems: problems),
            status: problems == nil ? .ok : .unprocessableContent)
    }

    /// Acknowledged once it is on disk.
    func keep(_ sheet: AnswerSheet) async throws -> Response {
        guard let unit else { throw HTTPError(.badRequest) }
        let response = Domain.Response(
            id: (Token(visit.form["sheet"]) ?? Token()).hash, unit: unit, day: visit.today, language: language.code,
            sheet: sheet)
        do {
            _ = try await visit.site.intake.take(Submission(round: round.id, response: response))
        } catch SurveyRefusal.roundClosed {
            return try over()
        }
        return visit.redirect(
            to: SiteURL.answering.path(round.link, ["thanks": "yes", "language": language.code]))
    }

    func thanks() throws -> Response {
        let own = language.text(questionnaire.thanks ?? Translated([:]))
        return try visit.page(
            AnsweredPage(
                title: language.words.thanks, language: language.code,
                text: own.isEmpty ? language.words.counted : own))
    }

    func over() throws -> Response {
        try visit.page(
            AnsweredPage(title: language.words.over, language: language.code, text: language.words.overReason),
            status: .gone)
    }
}
