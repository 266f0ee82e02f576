/// That a person was asked to a round, and whether she answered: never what.
public struct Invitation: Hashable, Sendable {
    public let round: Round.ID
    public let person: Person.ID
    /// Where she belonged when she was invited.
    public let unit: Unit.ID
    public let hasAnswered: Bool
    public let isRevoked: Bool
    /// How many letters went to her: the invitation and the reminders.
    public let letters: Int

    public init(
        round: Round.ID, person: Person.ID, unit: Unit.ID, hasAnswered: Bool = false, isRevoked: Bool = false,
        letters: Int = 0
    ) {
        self.round = round
        self.person = person
        self.unit = unit
        self.hasAnswered = hasAnswered
        self.isRevoked = isRevoked
        self.letters = letters
    }
}
