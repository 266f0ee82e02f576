/// Where a letter is on its way.
public enum LetterState: String, Sendable, CaseIterable {
    case waiting
    /// Somebody has taken it to send it just now.
    case sending
    case sent
    /// Given up: refused for good, or tried too often.
    case failed
}

/// What the queue knows of a letter without opening it. Instants are seconds since 1970.
public struct LetterRecord: Identifiable, Hashable, Sendable {
    public let id: Letter.ID
    public let to: Mailbox
    public let state: LetterState
    public let madeAt: Int64
    /// When it will be sent next; when it was, or when it was given up.
    public let dueAt: Int64
    public let tries: Int
    /// What the server said the last time; nil when it was sent or never tried.
    public let lastError: String?
    public let purpose: String
    public let about: String?

    public init(
        id: Letter.ID, to: Mailbox, state: LetterState, madeAt: Int64, dueAt: Int64, tries: Int, lastError: String?,
        purpose: String, about: String?
    ) {
        self.id = id
        self.to = to
        self.state = state
        self.madeAt = madeAt
        self.dueAt = dueAt
        self.tries = tries
        self.lastError = lastError
        self.purpose = purpose
        self.about = about
    }
}

/// A letter in the hands of whoever sends it.
public struct TakenLetter: Identifiable, Hashable, Sendable {
    public let id: Letter.ID
    public let letter: Letter
    /// Seconds since 1970.
    public let madeAt: Int64
    /// How often it was tried, this time included.
    public let tries: Int
    /// Names the taking: what another taker does with the letter later is not this one's any more.
    public let lease: Int64

    public init(id: Letter.ID, letter: Letter, madeAt: Int64, tries: Int, lease: Int64) {
        self.id = id
        self.letter = letter
        self.madeAt = madeAt
        self.tries = tries
        self.lease = lease
    }
}

/// How many letters are where.
public struct LetterCounts: Hashable, Sendable {
    /// Also those that are being sent just now.
    public var waiting = 0
    public var sent = 0
    public var failed = 0

    public init(waiting: Int = 0, sent: Int = 0, failed: Int = 0) {
        self.waiting = waiting
        self.sent = sent
        self.failed = failed
    }
}
