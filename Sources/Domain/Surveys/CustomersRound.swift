/// A round of customers: only of such a one can answers be counted and read one by one. What employees answer leaves their
/// round by its release alone.
public struct CustomersRound: Hashable, Sendable {
    public let id: Round.ID

    /// Nil for a round of employees.
    /// - Parameter asked: what the round asks.
    public init?(_ round: Round, _ asked: Questionnaire) {
        guard asked.respondents == .customers else { return nil }
        id = round.id
    }
}
