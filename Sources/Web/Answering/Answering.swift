import Domain
import HTTPTypes
import Hummingbird
import Logging
import Storage

/// Answering by a round's link, without an account.
enum Answering {
    static func show(_ visit: Visit, link: String) async throws -> Response {
        guard let desk = try await AnsweringDesk(visit, link) else { return try visit.noSuchRound() }
        if visit.query.has("thanks") { return try desk.thanks() }
        guard desk.round.isOpen else { return try desk.over() }
        return try desk.firstPage()
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
        case .send(let answers): return try await desk.keep(answers, of: walk)
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
    let asked: AskedRound
    let language: AnsweringLanguage
    /// The sheet that the page was handed out with; nil where no page of this round was.
    private let sheet: Token?
    private let seal: SheetSeal

    /// Nil where there is no such round.
    init?(_ visit: Visit, _ link: String) async throws {
        guard let asked = try await visit.site.asked.find(link: link, on: visit.today) else { return nil }
        self.visit = visit
        self.asked = asked
        seal = try await visit.site.seal.read(from: visit.site.database)
        sheet = seal.genuine(visit.form["sheet"], of: asked.round)
        let wanted = [visit.form["tongue"], visit.form["language"], visit.query["language"]].first { !$0.isEmpty }
        language = AnsweringLanguage(
            asked.questionnaire, wanted: wanted ?? visit.request.headers[.acceptLanguage] ?? "")
    }

    var round: Round { asked.round }
    var questionnaire: Questionnaire { asked.questionnaire }

    /// The unit that the answers belong to; nil where she has not said yet.
    var unit: Domain.Unit.ID? {
        round.level == nil ? round.unit : asked.units.first { $0.key == visit.form["unit"] }?.id
    }

    /// The page of who comes by the link. One who is signed in gets her own, with her session's token.
    func firstPage() throws -> Response {
        let walk = AnswerWalk(questionnaire, Form())
        guard visit.session == nil, visit.query.fields.isEmpty else { return try page(walk, screen: walk.first, nil) }
        let key = FirstPages.Key(round: round, units: asked.unitsRevision, day: visit.today, language: language.code)
        let drawn = try visit.site.firstPages.page(key, sheet: seal.sheet(of: round)) { sheet in
            let page = answerPage(walk, screen: walk.first, sheet: sheet, nil)
            return try visit.site.templates.draw(Document(page, for: visit))
        }
        return .html(drawn, status: .ok)
    }

    func page(_ walk: AnswerWalk, screen: Int, _ problems: FieldProblems?) throws -> Response {
        let sheet = (sheet ?? seal.sheet(of: round)).text
        return try visit.page(
            answerPage(walk, screen: screen, sheet: sheet, problems),
            status: problems == nil ? .ok : .unprocessableContent)
    }

    private func answerPage(
        _ walk: AnswerWalk, screen: Int, sheet: String, _ problems: FieldProblems?
    ) -> AnswerPage {
        AnswerPage(
            walk, screen: screen, language, action: SiteURL.answering.path(round.link), sheet: sheet,
            units: asked.units, problems: problems)
    }

    /// The page that was sent, with all that was answered and the reason why it was not taken.
    private func again(
        _ walk: AnswerWalk, _ reason: String, _ status: HTTPResponse.Status, after seconds: Int = 0
    ) throws -> Response {
        var response = try page(walk, screen: walk.screen, FieldProblems([FieldProblem("", reason)]))
        response.status = status
        if seconds > 0 { response.headers[.retryAfter] = "\(seconds)" }
        return response
    }

    /// Acknowledged once it is on disk.
    func keep(_ answers: AnswerSheet, of walk: AnswerWalk) async throws -> Response {
        guard let unit else { throw HTTPError(.badRequest) }
        guard let sheet else { return try again(walk, language.sendAgain, .unprocessableContent) }
        guard visit.site.turnstile.admits(Sender(visit), to: round.id, at: visit.now) else {
            return try again(walk, language.tooMany, .tooManyRequests, after: Turnstile.retryAfter)
        }
        let response = Domain.Response(
            id: sheet.hash, unit: unit, day: visit.today, language: language.code, sheet: answers)
        do {
            _ = try await visit.site.intake.take(Submission(round: round.id, response: response))
        } catch SurveyRefusal.roundClosed {
            return try over()
        } catch let refusal as DatabaseRefusal {
            visit.logger.error("\(refusal)")
            return try again(walk, language.notKept, .serviceUnavailable, after: 5)
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
