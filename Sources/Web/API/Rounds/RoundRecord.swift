import Domain
import Storage

/// A round as programs see it.
struct RoundRecord: Encodable {
    /// Whom of the directory it invites.
    struct Invited: Encodable {
        let attributes: [String: [String]]
        let sample: Int?
        let restDays: Int
    }

    let id: Int64
    /// The survey's key.
    let survey: String
    let version: Int
    /// The key of the unit that is asked, with all below it.
    let unit: String
    let level: String?
    /// What its figures stand for: `2025-03`.
    let period: String
    let protection: String
    /// `planned`, `open` or `over`.
    let state: String
    let opensAt: Instant
    let closesAt: Instant?
    let closedAt: Instant?
    /// The link for everybody; nil where there is none, or none any more.
    let link: String?
    let invite: Invited?
    let mail: Bool
    let mayChange: Bool
    let embed: Bool
    let reminders: [Int]
    let timeZone: String
    let report: String?
    /// Nil where that may not be told: of fewer than five employees.
    let responses: Int?
    /// By which attributes of people its results are broken down.
    let segments: [String]
    /// The fewest employees of whom answers are shown, and of whose round comments are.
    let threshold: Int
    let commentThreshold: Int

    init(_ round: Round, of survey: Survey, at address: String, now: Int64, in transaction: any Transaction) throws {
        let (plan, standing) = (round.plan, round.state(at: now))
        (id, self.survey, version) = (round.id.rawValue, survey.draft.key, round.version)
        unit = try transaction.units.find(round.unit)?.key ?? ""
        (level, period, protection) = (plan.level, "\(round.period)", plan.protection.rawValue)
        state = "\(standing)"
        opensAt = Instant(round.openedAt)
        closesAt = round.closesAt.map(Instant.init)
        closedAt = round.closedAt.map(Instant.init)
        link = plan.hasSharedLink && standing != .over ? address + SiteURL.answering.path(round.link) : nil
        invite = plan.audience.map {
            Invited(attributes: $0.attributes, sample: $0.sample, restDays: $0.restDays)
        }
        (mail, mayChange, embed) = (plan.sendsMail, plan.mayChange, plan.mayEmbed)
        (reminders, timeZone, report) = (plan.reminders, plan.timeZone, plan.report)
        let asked = try transaction.surveys.questionnaire(of: round.survey, version: round.version)
        responses = try transaction.releases.told(round, of: asked?.respondents ?? .employees)
        segments = plan.segments
        (threshold, commentThreshold) = (plan.policy.threshold, plan.policy.commentThreshold)
    }
}

/// What asks again by a rule, where no round is open yet.
struct ScheduleRecord: Encodable {
    let schedule: Int64
    let next: String
}
