/// How a round's responses are tied to those who gave them. It is said to respondents before they answer and never changed.
public enum Protection: String, Sendable, CaseIterable, Codable {
    /// Nothing joins a response to a person, for nobody. That she has answered is kept apart from what.
    case anonymous
    /// The response is kept with her, so that it counts with her unit and attributes; nobody is shown whose it is.
    case confidential
    /// Whoever works on the round sees whose response it is.
    case named

    /// Whether a response knows its person.
    public var keepsPerson: Bool { self != .anonymous }
}
