/// Everything that is decided about a round before it opens.
public struct RoundPlan: Hashable, Sendable, Codable {
    /// The unit that is asked, with all below it.
    public var unit: Unit.ID
    /// The kind of unit that respondents by the shared link name as theirs; nil where they are not asked.
    public var level: String?
    /// The length of the period that its figures stand for.
    public var grain: Period.Grain
    public var protection: Protection
    /// Whom of the directory it invites by personal links; nil where there is only the shared link.
    public var audience: Audience?
    public var hasSharedLink: Bool
    /// A personal link can be used again until the end, the newer answers taking the older ones' place.
    public var mayChange: Bool
    /// Invitations and reminders go by e-mail; otherwise the links are handed out as a file.
    public var sendsMail: Bool
    /// So many days after its opening it ends; nil: when somebody ends it.
    public var daysOpen: Int?
    /// Days after the opening on which those who have not answered are written to again.
    public var reminders: [Int]
    /// The organisation's place in the IANA time zone database, by which its days are counted.
    public var timeZone: String
    /// What was done about the last round, in the words that respondents read first.
    public var report: String?
    /// The site may be shown inside pages of other sites.
    public var mayEmbed: Bool
    /// What it is about; nil: the unit that is asked.
    public var subjects: Subjects?
    /// The attributes of people by which its results are broken down, declared before anybody answers.
    public var segments: [String] {
        get { declaredSegments ?? [] }
        set { declaredSegments = newValue.isEmpty ? nil : newValue }
    }
    /// By what its results are broken down: what they are about, where there are several, then the declared attributes.
    public var breakdowns: [String] { (subjects == nil ? [] : [Subjects.segment]) + segments }
    /// How careful it is with employees' answers; fixed when it opens, and only ever made stricter.
    public var policy: ReleasePolicy {
        get { declaredPolicy ?? .standard }
        set { declaredPolicy = newValue == .standard ? nil : newValue }
    }
    /// These are optional, since rounds that were kept before know of none.
    private var declaredSegments: [String]?
    private var declaredPolicy: ReleasePolicy?

    public init(
        unit: Unit.ID, level: String? = nil, grain: Period.Grain = .month, protection: Protection = .anonymous,
        audience: Audience? = nil, hasSharedLink: Bool = true, mayChange: Bool = false, sendsMail: Bool = false,
        daysOpen: Int? = nil, reminders: [Int] = [], timeZone: String = "UTC", report: String? = nil,
        mayEmbed: Bool = false, subjects: Subjects? = nil, segments: [String] = [], policy: ReleasePolicy = .standard
    ) {
        self.unit = unit
        self.level = level
        self.grain = grain
        self.protection = protection
        self.audience = audience
        self.hasSharedLink = hasSharedLink
        self.mayChange = mayChange
        self.sendsMail = sendsMail
        self.daysOpen = daysOpen
        self.reminders = reminders
        self.timeZone = timeZone
        self.report = report
        self.mayEmbed = mayEmbed
        self.subjects = subjects
        self.segments = segments
        self.policy = policy
    }

    private enum CodingKeys: String, CodingKey {
        case unit, level, grain, protection, audience, hasSharedLink, mayChange, sendsMail, daysOpen, reminders,
            timeZone
        case report, mayEmbed, subjects
        case declaredSegments = "segments"
        case declaredPolicy = "policy"
    }
}

/// When a survey is asked again, for ever.
public enum Repetition: Hashable, Sendable, Codable {
    /// Every week, month, quarter or year, counted from the first opening.
    case every(Period.Grain)
    /// So many days after a day in a person's life: "start", "leave", or an attribute that holds a day.
    case after(days: Int, of: String)

    /// The next opening after one; an event is looked for every day.
    public func next(after day: Day, from first: Day) -> Day {
        switch self {
        case .after: return day + 1
        case .every(.day): return day + 1
        case .every(.week): return day + 7
        case .every(.month): return Self.advanced(day, months: 1, from: first)
        case .every(.quarter): return Self.advanced(day, months: 3, from: first)
        case .every(.year): return Self.advanced(day, months: 12, from: first)
        }
    }

    /// The 31st stays the 31st where there is one: the day of the month is the first opening's, not the last one's.
    private static func advanced(_ day: Day, months: Int, from first: Day) -> Day {
        let (year, month, _) = day.civil
        let count = year * 12 + month - 1 + months
        let next = Period(.month, ordinal: count)
        return min(next.lastDay, next.firstDay + (first.civil.day - 1))
    }
}

/// A survey that is asked again and again by a rule.
public struct Schedule: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Schedule>

    public var id: ID
    public var survey: Survey.ID
    public var plan: RoundPlan
    public var rule: Repetition
    public var first: Day
    /// The day on which the next round opens.
    public var next: Day
    public var isStopped: Bool

    public init(
        id: ID = ID(0), survey: Survey.ID, plan: RoundPlan, rule: Repetition, first: Day, next: Day,
        isStopped: Bool = false
    ) {
        self.id = id
        self.survey = survey
        self.plan = plan
        self.rule = rule
        self.first = first
        self.next = next
        self.isStopped = isStopped
    }
}
