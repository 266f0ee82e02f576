/// One time of asking: a published version, the unit that is asked with all below it, links, a beginning and an end.
public struct Round: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Round>

    public var id: ID
    public var survey: Survey.ID
    public var version: Int
    public var plan: RoundPlan
    /// The period that its figures stand for; a survey has one round in each.
    public var period: Period
    /// The secret part of the address under which everybody who knows it can answer.
    public var link: String
    /// Seconds since 1970, as are the others; a round may be planned ahead.
    public var openedAt: Int64
    /// When it will end by itself.
    public var closesAt: Int64?
    /// When it was closed and its answers became figures.
    public var closedAt: Int64?
    /// The rule that opened it; nil where somebody did.
    public var schedule: Schedule.ID?

    public init(
        id: ID = ID(0), survey: Survey.ID, version: Int, plan: RoundPlan, period: Period, link: String,
        openedAt: Int64, closesAt: Int64? = nil, closedAt: Int64? = nil, schedule: Schedule.ID? = nil
    ) {
        self.id = id
        self.survey = survey
        self.version = version
        self.plan = plan
        self.period = period
        self.link = link
        self.openedAt = openedAt
        self.closesAt = closesAt
        self.closedAt = closedAt
        self.schedule = schedule
    }

    public var unit: Unit.ID { plan.unit }
    public var level: String? { plan.level }

    public enum State: Hashable, Sendable {
        case planned, open, over
    }

    public func state(at now: Int64) -> State {
        if closedAt != nil || closesAt.map({ $0 <= now }) ?? false { return .over }
        return openedAt > now ? .planned : .open
    }

    /// Whether its answers have not become figures yet.
    public var isOpen: Bool { closedAt == nil }
}
