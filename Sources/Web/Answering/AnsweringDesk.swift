import Domain
import HTTPTypes
import Hummingbird
import Logging
import Storage

/// A round with all that its pages need.
struct AnsweringDesk: Sendable {
    private let visit: Visit
    private let link: String
    private let place: AnsweringPlace
    /// The sheet that the page was handed out with; nil where no page of this round was.
    private let sheet: Token?
    private let seal: SheetSeal
    let language: AnsweringLanguage

    /// Nil where there is no such round.
    init?(_ visit: Visit, _ link: String) async throws {
        guard let place = try await visit.site.places.find(link: link, on: visit.today) else { return nil }
        (self.visit, self.link, self.place) = (visit, link, place)
        seal = try await visit.site.seal.read(from: visit.site.database)
        sheet = seal.genuine(visit.form["sheet"], of: place.round)
        let wanted = [
            visit.form["tongue"], visit.form["language"], visit.query["language"],
            place.guest?.person.draft.language ?? "",
        ].first { !$0.isEmpty }
        var language = AnsweringLanguage(
            place.questionnaire, wanted: wanted ?? visit.request.headers[.acceptLanguage] ?? "")
        let about = visit.form.has("about") ? visit.form["about"] : visit.query["about"]
        let subjects = place.round.plan.subjects
        subject = subjects.flatMap { subjects in
            subjects.list.count == 1 ? subjects.list[0] : subjects.list.first { $0.key == about }
        }
        language.subject =
            subject?.name ?? place.round.plan.subjectName(unit: place.unitName) ?? language.words[.aboutWhom]
        self.language = language
    }

    /// What she answers about; nil where she has not said yet, or where it is the unit as a whole.
    let subject: Subjects.Subject?

    /// She has to say first what she answers about.
    var lacksSubject: Bool { place.round.plan.subjects != nil && subject == nil }

    var questionnaire: Questionnaire { place.questionnaire }

    /// The unit that the answers belong to; nil where she has not said yet.
    var unit: Domain.Unit.ID? {
        if let guest = place.guest { return guest.unit }
        return place.round.level == nil ? place.round.unit : place.units.first { $0.key == visit.form["unit"] }?.id
    }

    /// The page of who comes by the link. One who is signed in gets her own, with her session's token, and so does one
    /// with a link of her own.
    func firstPage() throws -> Response {
        let round = place.round
        let walk = AnswerWalk(questionnaire, place.guest?.earlier.map { Form($0, questionnaire) } ?? Form())
        guard place.guest == nil, visit.session == nil, visit.query.fields.isEmpty else {
            return try page(walk, screen: walk.first, nil)
        }
        let key = FirstPages.Key(round: round, units: place.unitsRevision, day: visit.today, language: language.code)
        let drawn = try visit.site.firstPages.page(key, sheet: seal.sheet(of: round)) { sheet in
            let page = answerPage(walk, screen: walk.first, sheet: sheet, nil)
            return try visit.site.templates.draw(Document(page, for: visit))
        }
        return embeddable(.html(drawn, status: .ok))
    }

    func page(_ walk: AnswerWalk, screen: Int, _ problems: FieldProblems?) throws -> Response {
        let sheet = (sheet ?? seal.sheet(of: place.round)).text
        return embeddable(
            try visit.page(
                answerPage(walk, screen: screen, sheet: sheet, problems),
                status: problems == nil ? .ok : .unprocessableContent))
    }

    private func answerPage(
        _ walk: AnswerWalk, screen: Int, sheet: String, _ problems: FieldProblems?
    ) -> AnswerPage {
        let plan = place.round.plan
        let name = plan.protection == .anonymous ? nil : place.guest?.person.name
        let setting = AnswerSetting(
            promise: language.words.promise(to: questionnaire.respondents, plan),
            welcome: name.flatMap { $0.isEmpty ? nil : language.words.welcome($0) },
            report: plan.report.map { "\(language.words[.doneSince]) \($0)" }, draft: draft,
            subjects: plan.subjects?.list ?? [], subject: subject, isKiosk: isKiosk)
        return AnswerPage(
            walk, screen: screen, language, action: SiteURL.answering.path(link), sheet: sheet, units: place.units,
            problems: problems, setting: setting)
    }

    /// The page that was sent, with all that was answered and the reason why it was not taken.
    private func again(
        _ walk: AnswerWalk, _ reason: Word, _ status: HTTPResponse.Status, after seconds: Int = 0
    ) throws -> Response {
        var response = try page(walk, screen: walk.screen, FieldProblems([FieldProblem("", language.words[reason])]))
        response.status = status
        if seconds > 0 { response.headers[.retryAfter] = "\(seconds)" }
        return response
    }

    /// Acknowledged once it is on disk.
    func keep(_ answers: AnswerSheet, of walk: AnswerWalk) async throws -> Response {
        guard let unit else { throw HTTPError(.badRequest) }
        guard let sheet else { return try again(walk, .sendAgain, .unprocessableContent) }
        let (round, guest) = (place.round, place.guest)
        // A link of one's own answers once anyway.
        if guest == nil, !visit.site.turnstile.admits(Sender(visit), to: round.id, at: visit.now) {
            return try again(walk, .tooMany, .tooManyRequests, after: Turnstile.retryAfter)
        }
        let response = Domain.Response(
            id: sheet.hash, unit: unit, day: visit.today, language: language.code, sheet: answers,
            person: round.plan.protection.keepsPerson ? guest?.person.id : nil, subject: subject?.key,
            segments: segments)
        // Who comes next to a shared tablet must not find it.
        let link = isKiosk ? nil : ThreadLink(sheet, in: round.id)
        let links = link?.hashes(of: answers) ?? [:]
        let receipt: Receipt
        do {
            receipt = try await visit.site.intake.take(
                Submission(
                    round: round.id, response: response, invited: guest?.person.id, replaces: round.plan.mayChange,
                    links: links))
        } catch SurveyRefusal.roundClosed {
            return try over()
        } catch SurveyRefusal.answeredAlready {
            return try answeredAlready()
        } catch let refusal as DatabaseRefusal {
            visit.logger.error("\(refusal)")
            return try again(walk, .notKept, .serviceUnavailable, after: 5)
        }
        if let link, try await isKept(links, receipt) { return try thanks(keeping: link) }
        return visit.redirect(
            to: SiteURL.answering.path(
                self.link, ["thanks": "yes", "language": language.code, "kiosk": isKiosk ? "yes" : nil]))
    }

    /// Whether there is something that could be replied to: of a sheet sent twice the first sending counts.
    private func isKept(_ links: [String: String], _ receipt: Receipt) async throws -> Bool {
        guard !links.isEmpty, receipt == .known else { return !links.isEmpty }
        let round = place.round.id
        return try await visit.site.database.read { transaction in
            try !transaction.comments.behind(links: Array(links.values), in: round).isEmpty
        }
    }

    /// The respondent's attributes by which results are broken down, as they are today: none where nobody may know
    /// who answered.
    private var segments: [String: String] {
        let plan = place.round.plan
        guard plan.protection.keepsPerson else { return [:] }
        let attributes = place.guest?.person.draft.attributes ?? [:]
        return Dictionary(plan.segments.map { ($0, attributes[$0] ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    /// Why nothing can be answered here; nil where it can.
    /// - Parameter sheet: what is being sent: the same sheet sent again was taken in, and is thanked for.
    func closed(sheet: Token? = nil) throws -> Response? {
        switch place.round.state(at: visit.now) {
        case .over: return try over()
        case .planned: return try notYet()
        case .open: break
        }
        guard let guest = place.guest, guest.invitation.hasAnswered, guest.earlier == nil, sheet == nil else {
            return nil
        }
        return try answeredAlready()
    }

    /// - Parameter thread: a link that she may keep. The page is the answer to her sending, with no address of its own: a
    ///   shared computer's history must not lead to what she wrote.
    func thanks(keeping thread: ThreadLink? = nil) throws -> Response {
        let own = language.text(questionnaire.thanks ?? Translated([:]))
        let restart = isKiosk ? SiteURL.answering.path(link, ["kiosk": "yes"]) : nil
        return try said(
            .thanks, language.words[.counted], own: own.isEmpty ? nil : own, restart: restart,
            thread: thread.map { kept(on: $0) })
    }

    private func kept(on thread: ThreadLink) -> AnsweredPage.Thread {
        let browsers = AnsweringLanguage(questionnaire, wanted: visit.request.headers[.acceptLanguage] ?? "")
        let path = SiteURL.thread.path(
            thread.text, ["language": browsers.code == language.code ? nil : language.code])
        return AnsweredPage.Thread(
            keep: language.words[.keepLink], ours: language.ours, address: "\(visit.address)\(path)")
    }

    private func answeredAlready() throws -> Response {
        try said(.answeredAlready, language.words[.answeredAlreadyReason])
    }

    private func over() throws -> Response {
        try said(.over, language.words[.overReason], status: .gone)
    }

    private func notYet() throws -> Response {
        let day = (LocalTime(place.round.plan.timeZone) ?? .utc).day(of: place.round.openedAt)
        return try said(.notYet, language.words.notYetReason(day), status: .notFound)
    }

    /// - Parameter own: what the survey itself says in place of our text.
    private func said(
        _ title: Word, _ text: String, own: String? = nil, restart: String? = nil,
        thread: AnsweredPage.Thread? = nil, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let words = language.words
        return embeddable(
            try visit.page(
                AnsweredPage(
                    title: words[title], language: own == nil ? words.language : language.code, text: own ?? text,
                    sent: draft, restart: restart, startAnew: words[.startAnew],
                    thread: thread),
                status: status))
    }

    /// Under what name the browser keeps an unfinished sheet: it tells the link's reader nothing, and no other link.
    private var draft: String? {
        place.guest.map { "\($0.invitation.round)-\(Token(link)?.hash.prefix(16) ?? "")" }
    }

    private var isKiosk: Bool {
        place.guest == nil && (visit.form.has("kiosk") || visit.query.has("kiosk"))
    }

    /// Lets other sites show the page inside theirs, where the round says so.
    private func embeddable(_ response: Response) -> Response {
        guard place.round.plan.mayEmbed, place.guest == nil else { return response }
        var response = response
        response.headers[.contentSecurityPolicy] = SecurityHeaders.embeddable
        response.headers[.crossOriginResourcePolicy] = "cross-origin"
        return response
    }
}

extension Form {
    /// The form as it was when a sheet was sent.
    init(_ sheet: AnswerSheet, _ questionnaire: Questionnaire) {
        self.init()
        for question in questionnaire.questions {
            switch (question.kind, sheet.answers[question.key]) {
            case (.yesNo, .number(let number)?): fields[question.key] = [number == 1 ? "yes" : "no"]
            case (_, .number(let number)?): fields[question.key] = [number.shortest]
            case (.ranking, .options(let keys)?):
                for (place, key) in keys.enumerated() { fields["\(question.key).\(key)"] = ["\(place + 1)"] }
            case (_, .options(let keys)?): fields[question.key] = keys
            case (_, .text(let text)?): fields[question.key] = [text]
            case (_, .day(let day)?): fields[question.key] = [day.description]
            case (_, .unshown?): fields[question.unshownField] = [Question.unshownBefore]
            case (_, nil): break
            }
        }
    }
}
