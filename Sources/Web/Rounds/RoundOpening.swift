import Domain
import Storage

/// How a plan becomes a round.
struct RoundOpening: Sendable {
    let survey: Survey
    let plan: RoundPlan
    var schedule: Schedule.ID?

    /// The round that opens on a day, or now where that is nil.
    func round(on day: Day?, now: Int64) -> Round {
        let place = LocalTime(plan.timeZone) ?? .utc
        let openedAt = day.map { max(now, place.instant(of: $0, hour: RoundWish.openingHour)) } ?? now
        let first = place.day(of: openedAt)
        return Round(
            survey: survey.id, version: survey.version, plan: plan, period: Period(plan.grain, containing: first),
            link: Self.link(), openedAt: openedAt,
            closesAt: plan.daysOpen.map { place.instant(of: first + $0, hour: 0) }, schedule: schedule)
    }

    /// 96 random bits: nobody guesses it, and it can be typed from a sheet of paper.
    private static func link() -> String { String(Token().text.prefix(24)) }

    /// What a wish came to.
    enum Outcome: Sendable {
        case round(Round.ID)
        /// A rule that opens the first round itself.
        case schedule(Schedule.ID)
    }

    /// Does what a wish says, today.
    static func open(
        _ wish: RoundWish, of survey: Survey, on today: Day, now: Int64, in transaction: any Transaction
    ) throws -> Outcome {
        var opening = RoundOpening(survey: survey, plan: wish.plan)
        let first = wish.opensOn ?? today
        if let rule = wish.repetition {
            // The first opening is the rule's own where it lies ahead, or where an event decides.
            let waits = wish.opensOn != nil || rule.waitsForEvents
            let schedule = Schedule(
                survey: survey.id, plan: wish.plan, rule: rule, first: first,
                next: waits ? first : rule.next(after: first, from: first))
            let id = try transaction.schedules.insert(schedule)
            if waits { return .schedule(id) }
            opening.schedule = id
        }
        return .round(try opening.open(on: wish.opensOn, now: now, in: transaction))
    }

    /// Opens it, with the people whom its audience holds where it is open already.
    func open(on day: Day?, now: Int64, in transaction: any Transaction) throws -> Round.ID {
        let round = round(on: day, now: now)
        let id = try transaction.rounds.open(round)
        if round.openedAt <= now, let opened = try transaction.rounds.find(id) {
            try Self.invite(to: opened, now: now, in: transaction)
        }
        return id
    }

    /// Invites a round's audience, once: people of the kind that the version asks which the round is of, whatever has
    /// become of the draft.
    static func invite(to round: Round, now: Int64, in transaction: any Transaction) throws {
        guard try transaction.rounds.claimInviting(round.id, at: now),
            let asked = try transaction.surveys.questionnaire(of: round.survey, version: round.version)
        else { return }
        let today = (LocalTime(round.plan.timeZone) ?? .utc).day(of: now)
        var random = SystemRandomNumberGenerator()
        let selection = try transaction.invitations.selection(
            round.plan, of: asked.respondents.kind, on: today, using: &random)
        for (person, unit) in selection.invited {
            _ = try transaction.invitations.invite(person.id, of: unit, to: round.id, on: today)
        }
        try transaction.rounds.keepInvited(of: round.id)
    }
}

extension Repetition {
    fileprivate var waitsForEvents: Bool {
        if case .after = self { true } else { false }
    }
}
