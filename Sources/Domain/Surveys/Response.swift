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

    public init(id: String, unit: Unit.ID, day: Day, language: String, sheet: AnswerSheet, person: Person.ID? = nil) {
        self.id = id
        self.unit = unit
        self.day = day
        self.language = language
        self.sheet = sheet
        self.person = person
    }
}
