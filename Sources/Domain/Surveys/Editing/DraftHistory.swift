/// One step in the making of a draft.
public struct DraftStep: Hashable, Sendable {
    /// What was done, as it stands behind "Undo:".
    public var words: String
    /// What was written on; steps of the same person on the same thing soon after one another are one. Nil where a step
    /// stands for itself.
    public var subject: String?
    public var account: Account.ID?
    /// Seconds since 1970.
    public var madeAt: Int64

    public init(_ words: String, subject: String? = nil, by account: Account.ID? = nil, at madeAt: Int64) {
        self.words = words
        self.subject = subject
        self.account = account
        self.madeAt = madeAt
    }

    /// How many can be undone.
    public static let most = 50
    /// Seconds within which steps on the same thing are one.
    public static let pause: Int64 = 120
}

/// What can be undone and redone of a draft, and who saved it last.
public struct DraftHistory: Hashable, Sendable {
    public var undo: String?
    public var redo: String?
    public var savedAt: Int64?
    public var savedBy: String?

    public init(undo: String? = nil, redo: String? = nil, savedAt: Int64? = nil, savedBy: String? = nil) {
        self.undo = undo
        self.redo = redo
        self.savedAt = savedAt
        self.savedBy = savedBy
    }
}
