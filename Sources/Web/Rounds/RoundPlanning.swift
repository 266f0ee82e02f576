import Delivery
import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Storage

/// Deciding about a round: whom it asks, how, when, and how often; a look at it first, then it opens.
enum RoundPlanning {
    static func add(_ member: Member, survey id: Survey.ID) async throws -> Response {
        try await page(member, id, form: nil)
    }

    static func send(_ member: Member, survey id: Survey.ID) async throws -> Response {
        let (form, today) = (member.form, member.today)
        let (units, respondents) = try await member.site.database.read { transaction in
            (
                try transaction.units.tree().standing(on: today),
                try transaction.publishedSurvey(id).questionnaire.respondents
            )
        }
        do {
            let wish = try RoundWish(form, units: units, today: today, asking: respondents)
            switch form["then"] {
            case "preview": return try await preview(wish, member, id)
            case "test": return try await test(wish, member, id)
            default: return try await open(wish, member, id)
            }
        } catch let problems as FieldProblems {
            return try await page(member, id, form: form, problems: problems)
        } catch let refusal as SurveyRefusal {
            let problems = FieldProblems([FieldProblem("grain", "\(refusal)")])
            return try await page(member, id, form: form, problems: problems)
        }
    }

    static func stop(_ member: Member, schedule id: Schedule.ID) async throws -> Response {
        let survey = try await member.site.database.write { transaction in
            guard let schedule = try transaction.schedules.find(id) else { throw HTTPError(.notFound) }
            try transaction.schedules.stop(id)
            return schedule.survey
        }
        return member.redirect(to: SiteURL.survey.path(survey), notice: .scheduleStopped)
    }

    private static func open(_ wish: RoundWish, _ member: Member, _ id: Survey.ID) async throws -> Response {
        let (now, today) = (member.now, member.today)
        let opened = try await member.site.database.write { transaction in
            try RoundOpening.open(
                wish, of: transaction.publishedSurvey(id).survey, on: today, now: now, in: transaction)
        }
        guard case .round(let round) = opened else {
            return member.redirect(to: SiteURL.survey.path(id), notice: .roundPlanned)
        }
        try await member.site.keepRounds()
        return member.redirect(
            to: SiteURL.round.path(round), notice: wish.opensOn == nil ? .roundOpened : .roundPlanned)
    }

    /// Who would get what, without anything being done.
    private static func preview(_ wish: RoundWish, _ member: Member, _ id: Survey.ID) async throws -> Response {
        let today = (LocalTime(wish.plan.timeZone) ?? .utc).day(of: member.now)
        let (published, unit, selection) = try await member.site.database.read { transaction in
            let published = try transaction.publishedSurvey(id)
            // A sample would be another one when the round opens, so that this shows everybody it is drawn from.
            var plan = wish.plan
            plan.audience?.sample = nil
            var random = SystemRandomNumberGenerator()
            return (
                published, try transaction.units.find(plan.unit)?.name ?? "",
                try transaction.invitations.selection(
                    plan, of: published.questionnaire.respondents.kind, on: wish.opensOn ?? today, using: &random)
            )
        }
        let sample = try wish.letter(of: published, unit, to: selection.invited.first?.person, at: member.site)
        return try await page(member, id, form: member.form, preview: RoundPreview(wish, selection, letter: sample))
    }

    /// The invitation, sent to whoever plans; its link leads nowhere.
    private static func test(_ wish: RoundWish, _ member: Member, _ id: Survey.ID) async throws -> Response {
        let (published, unit) = try await member.site.database.read { transaction in
            (try transaction.publishedSurvey(id), try transaction.units.find(wish.plan.unit)?.name ?? "")
        }
        let (account, now) = (member.account, member.now)
        let reader = try Person(
            draft: PersonDraft(
                { ["key": "test", "name": account.name, "email": account.email][$0] ?? "" }, phone: nil))
        guard let letter = try wish.letter(of: published, unit, to: reader, at: member.site) else {
            throw HTTPError(
                .conflict, message: "Give the site's address with --site-url, so that letters can lead to it.")
        }
        try await member.site.database.write { try $0.letters.add(letter, at: now) }
        return try await page(member, id, form: member.form, preview: RoundPreview(testTo: account.email, letter))
    }

    private static func page(
        _ member: Member, _ id: Survey.ID, form: Form?, problems: FieldProblems? = nil, preview: RoundPreview? = nil
    ) async throws -> Response {
        let today = member.today
        let (published, units, last, hasMail) = try await member.site.database.read { transaction in
            let standing = try transaction.units.tree().standing(on: today)
            let units = standing.roots.flatMap(standing.subtree(of:)).compactMap { standing.units[$0] }
            return (
                try transaction.publishedSurvey(id), units, try transaction.rounds.all(of: id).first,
                try transaction.settings.mailServer() != nil
            )
        }
        let usual = last.map { $0.plan.form(units) } ?? RoundPlanPage.usual(published.questionnaire.respondents, units)
        return try member.page(
            RoundPlanPage(
                published, form: form ?? usual, units: units, hasMail: hasMail, problems: problems, preview: preview),
            status: problems == nil ? .ok : .unprocessableContent)
    }
}

extension RoundWish {
    /// An invitation as somebody would get it; nil where there is nobody, or no address of the site.
    /// - Parameter unit: the name of the unit that is asked.
    fileprivate func letter(
        of published: PublishedSurvey, _ unit: String, to person: Person?, at site: Site
    ) throws -> Letter? {
        guard let person, let address = site.reachedAt else { return nil }
        let round = RoundOpening(survey: published.survey, plan: plan).round(on: opensOn, now: site.clock())
        return try InvitationLetter(
            round: round, unit: unit, questionnaire: published.questionnaire, person: person, token: Token(),
            isReminder: false
        ).letter(at: address, site.templates)
    }
}
