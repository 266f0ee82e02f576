/// Something that is measured again and again: how teachers trust their principal, how families are served, attendance.
public struct Metric: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Metric>

    public var id: ID
    /// The key by which files and commands name it: lower-case letters, digits and hyphens, unique.
    public var key: String
    public var name: String
    public var side: Side
    /// Whose answers it is made of; empty when it comes from records (attendance, turnover).
    public var respondents: Set<Respondent>
    /// Who answered, in the organisation's own words: "Teachers", "Parents".
    public var answeredBy: String
    public var scale: Scale
    public var measure: Measure
    public var direction: Direction
    public var basis: Basis
    /// What it means, in a sentence; may be empty.
    public var note: String
    /// Where the figures come from; may be empty.
    public var source: String

    public init(
        id: ID = ID(0), key: String, name: String, side: Side, respondents: Set<Respondent> = [],
        answeredBy: String = "", scale: Scale, measure: Measure = .mean, direction: Direction = .higher,
        basis: Basis = .answers, note: String = "", source: String = ""
    ) {
        self.id = id
        self.key = key
        self.name = name
        self.side = side
        self.respondents = respondents
        self.answeredBy = answeredBy
        self.scale = scale
        self.measure = measure
        self.direction = direction
        self.basis = basis
        self.note = note
        self.source = source
    }

    /// Both employees and customers answered: a link with it is partly a link of a group with itself.
    public var mixesSides: Bool { respondents.count > 1 }

    /// Employees' answers stand behind it, so that small groups are held back.
    public var concernsEmployees: Bool { respondents.contains(.employees) }

    /// Single employees' answers stand behind its figures: they are shown as a release allows, and no other way.
    public var needsRelease: Bool { concernsEmployees && basis == .answers }
}

public enum Side: String, Sendable, CaseIterable, Codable {
    case inside, outside, business
}

public enum Respondent: String, Sendable, CaseIterable, Codable {
    case employees, customers
}

/// Which way is good; `none` for what is neither, such as the number of pupils.
public enum Direction: String, Sendable, CaseIterable, Codable {
    case higher, lower, none
}
