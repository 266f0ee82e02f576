public import Domain

/// What came of handing a letter to a mail server, with the words that it used.
public enum DeliveryOutcome: Hashable, Sendable {
    /// The server has taken it.
    case delivered(String)
    /// The server does not want this letter: never (`isFinal`: its code begins with 5), or not now (4).
    case refused(String, isFinal: Bool)
    /// The server cannot be reached, breaks off, or wants nothing of ours: no letter would go.
    case trouble(String)

    public var words: String {
        switch self {
        case .delivered(let words), .refused(let words, _), .trouble(let words): words
        }
    }

    public var isDelivered: Bool {
        if case .delivered = self { true } else { false }
    }
}

/// A way to a mail server that letters take one after the other.
public protocol LetterCarrier: Sendable {
    /// Hands a letter over and tells what came of it. When the task is cancelled, what was begun has a few seconds to end.
    /// - Parameter now: the letter's date, in seconds since 1970.
    func carry(_ letter: TakenLetter, at now: Int64) async -> DeliveryOutcome

    /// Says good-bye to the server, without waiting for its answer. Called once, when no letter is under way; none follows.
    func close()
}
