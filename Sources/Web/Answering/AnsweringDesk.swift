import Domain
import HTTPTypes
import Hummingbird
import Storage

/// What a link leads to in the database.
struct AnsweringPlace: Sendable {
    let round: Round
    let questionnaire: Questionnaire
    /// The units that a respondent may name as hers; empty where she is not asked.
    var units: [Domain.Unit] = []
    /// Whose link it is; nil for the shared one.
    var guest: Guest?

    struct Guest: Sendable {
        let person: Person
        let invitation: Invitation
        /// Where she belongs today.
        let unit: Domain.Unit.ID
        /// What she answered before, where that is known and may be changed.
        let earlier: AnswerSheet?
    }

    /// Nil where a link leads nowhere, or does not any more.
    init?(link: String, on today: Day, _ cache: AskedCache, in transaction: any Transaction) throws {
        let invitation = try Token(link).flatMap { try transaction.invitations.find(tokenHash: $0.hash) }
        let shared = try invitation == nil ? transaction.rounds.find(link: link) : nil
        guard let round = try invitation.flatMap({ try transaction.rounds.find($0.round) }) ?? shared,
            let asked = try cache.questionnaire(of: round, in: transaction),
            invitation?.isRevoked != true, invitation != nil || round.plan.hasSharedLink
        else { return nil }
        (self.round, questionnaire) = (round, asked)
        if let invitation {
            guest = try Guest(invitation, round, on: today, in: transaction)
            if guest == nil { return nil }
        } else {
            units = try cache.units(of: round, on: today, in: transaction)
        }
    }
}

extension AnsweringPlace.Guest {
    fileprivate init?(
        _ invitation: Invitation, _ round: Round, on today: Day, in transaction: any Transaction
    ) throws {
        guard let person = try transaction.people.find(invitation.person) else { return nil }
        self.person = person
        self.invitation = invitation
        let now = try transaction.people.unit(of: person.id, on: today)
        let standing = try transaction.units.tree().standing(on: today)
        // Who has left what is asked since she was invited answers for where she was.
        unit = now.flatMap { standing.isWithin($0, round.unit) ? $0 : nil } ?? invitation.unit
        earlier =
            round.plan.mayChange && invitation.hasAnswered
            ? try transaction.rounds.response(of: person.id, in: round.id)?.sheet : nil
    }
}

/// A round with all that its pages need.
struct AnsweringDesk: Sendable {
    private let visit: Visit
    private let link: String
    private let place: AnsweringPlace
    let language: AnsweringLanguage

    /// Nil where there is no such round.
    init?(_ visit: Visit, _ link: String) async throws {
        let (today, cache) = (visit.today, visit.site.asked)
        guard
            let place = try await visit.site.database.read({ try AnsweringPlace(link: link, on: today, cache, in: $0) })
        else { return nil }
        (self.visit, self.link, self.place) = (visit, link, place)
        let wanted = [
            visit.form["tongue"], visit.form["language"], visit.query["language"],
            place.guest?.person.draft.language ?? "",
        ].first { !$0.isEmpty }
        language = AnsweringLanguage(
            place.questionnaire, wanted: wanted ?? visit.request.headers[.acceptLanguage] ?? "")
    }

    var questionnaire: Questionnaire { place.questionnaire }
    var earlier: AnswerSheet? { place.guest?.earlier }

    /// The unit that the answers belong to; nil where she has not said yet.
    var unit: Domain.Unit.ID? {
        if let guest = place.guest { return guest.unit }
        return place.round.level == nil ? place.round.unit : place.units.first { $0.key == visit.form["unit"] }?.id
    }

    func page(_ walk: AnswerWalk, screen: Int, _ problems: FieldProblems?) throws -> Response {
        let plan = place.round.plan
        let name = plan.protection == .anonymous ? nil : place.guest?.person.name
        let setting = AnswerSetting(
            promise: language.promise(to: questionnaire.respondents, plan),
            welcome: name.flatMap { $0.isEmpty ? nil : language.words.welcome($0) },
            report: plan.report.map { "\(language.words.doneSince) \($0)" },
            draft: draft,
            isKiosk: isKiosk)
        return embeddable(
            try visit.page(
                AnswerPage(
                    walk, screen: screen, language, action: SiteURL.answering.path(link), units: place.units,
                    problems: problems, setting: setting),
                status: problems == nil ? .ok : .unprocessableContent))
    }

    /// Acknowledged once it is on disk.
    func keep(_ sheet: AnswerSheet) async throws -> Response {
        guard let unit else { throw HTTPError(.badRequest) }
        let (plan, guest) = (place.round.plan, place.guest)
        let response = Domain.Response(
            id: (Token(visit.form["sheet"]) ?? Token()).hash, unit: unit, day: visit.today, language: language.code,
            sheet: sheet, person: plan.protection.keepsPerson ? guest?.person.id : nil, segments: segments)
        do {
            _ = try await visit.site.intake.take(
                Submission(
                    round: place.round.id, response: response, invited: guest?.person.id, replaces: plan.mayChange))
        } catch SurveyRefusal.roundClosed {
            return try over()
        } catch SurveyRefusal.answeredAlready {
            return try answeredAlready()
        }
        return visit.redirect(
            to: SiteURL.answering.path(
                link, ["thanks": "yes", "language": language.code, "kiosk": isKiosk ? "yes" : nil]))
    }

    /// The respondent's attributes by which results are broken down, as they are today: never employees', and none where
    /// nobody may know who answered.
    private var segments: [String: String] {
        let plan = place.round.plan
        guard questionnaire.respondents == .customers, plan.protection.keepsPerson else { return [:] }
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

    func thanks() throws -> Response {
        let own = language.text(questionnaire.thanks ?? Translated([:]))
        let restart = isKiosk ? SiteURL.answering.path(link, ["kiosk": "yes"]) : nil
        return try said(language.words.thanks, own.isEmpty ? language.words.counted : own, restart: restart)
    }

    private func answeredAlready() throws -> Response {
        try said(language.words.answeredAlready, language.words.answeredAlreadyReason)
    }

    private func over() throws -> Response {
        try said(language.words.over, language.words.overReason, status: .gone)
    }

    private func notYet() throws -> Response {
        let day = (LocalTime(place.round.plan.timeZone) ?? .utc).day(of: place.round.openedAt)
        return try said(language.words.notYet, language.words.notYetReason(day.label), status: .notFound)
    }

    private func said(
        _ title: String, _ text: String, restart: String? = nil, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        embeddable(
            try visit.page(
                AnsweredPage(title: title, language: language.code, text: text, sent: draft, restart: restart),
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
            case (_, nil): break
            }
        }
    }
}
