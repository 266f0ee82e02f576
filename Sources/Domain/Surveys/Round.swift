/// One time of asking: a published version, the unit that is asked with all below it, a link, a beginning and an end.
///
/// Who answers by the link stays unknown: a response carries a random id, its unit and its day, and nothing else.
public struct Round: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Round>

    public var id: ID
    public var survey: Survey.ID
    public var version: Int
    public var unit: Unit.ID
    /// The kind of unit that respondents name as theirs; nil where all answers belong to the unit at the top.
    public var level: String?
    /// The period that its figures stand for; a survey has one round in each.
    public var period: Period
    /// The secret part of the address under which it is answered.
    public var link: String
    /// Seconds since 1970.
    public var openedAt: Int64
    public var closedAt: Int64?

    public init(
        id: ID = ID(0), survey: Survey.ID, version: Int, unit: Unit.ID, level: String?, period: Period,
        link: String, openedAt: Int64, closedAt: Int64? = nil
    ) {
        self.id = id
        self.survey = survey
        self.version = version
        self.unit = unit
        self.level = level
        self.period = period
        self.link = link
        self.openedAt = openedAt
        self.closedAt = closedAt
    }

    public var isOpen: Bool { closedAt == nil }

    /// The fewest respondents of whom answers are shown where employees were asked.
    public static let fewestForScores = 5
    public static let fewestForComments = 10
}

/// One person's answers in a round.
public struct Response: Hashable, Sendable {
    /// Random, and the same for every sending of the same sheet.
    public var id: String
    public var unit: Unit.ID
    public var day: Day
    public var language: String
    public var sheet: AnswerSheet

    public init(id: String, unit: Unit.ID, day: Day, language: String, sheet: AnswerSheet) {
        self.id = id
        self.unit = unit
        self.day = day
        self.language = language
        self.sheet = sheet
    }
}
