/// One person's answers in a round.
public struct Response: Hashable, Sendable {
    /// Random, and the same for every sending of the same sheet.
    public var id: String
    public var unit: Unit.ID
    public var day: Day
    public var language: String
    public var sheet: AnswerSheet
    /// Who answered, where the round's ``Protection`` keeps it.
    public var person: Person.ID?
    /// The key of what it is about, where the round is about one of several; see ``Subjects``.
    public var subject: String?
    /// The attributes by which the round's plan breaks results down, as they were on the day; `""` where one is not known.
    /// Empty where the round's ``Protection`` keeps no person.
    public var segments: [String: String]

    public init(
        id: String, unit: Unit.ID, day: Day, language: String, sheet: AnswerSheet, person: Person.ID? = nil,
        subject: String? = nil, segments: [String: String] = [:]
    ) {
        self.id = id
        self.unit = unit
        self.day = day
        self.language = language
        self.sheet = sheet
        self.person = person
        self.subject = subject
        self.segments = segments
    }
}
