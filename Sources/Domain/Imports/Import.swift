/// Where figures come from: an import, later a survey's round. Source 1 is the sum of all that lies below a unit.
public enum Source {
    public typealias ID = Identifier<Source>

    /// What a unit holds because of the units below it.
    public static let below = ID(1)
}

/// One file that was brought in: who, when, which file, what came of it.
public struct Import: Identifiable, Hashable, Sendable {
    public typealias ID = Source.ID

    public var id: ID
    public var account: Account.ID?
    /// The name of whoever brought it in, as it was then.
    public var madeBy: String
    /// Seconds since 1970.
    public var madeAt: Int64
    public var file: ImportedFile
    /// The mapping by which it was read, as JSON.
    public var mapping: String
    public var rowsRead: Int
    public var rowsRefused: Int
    public var observations: Int
    public var undoing: Undoing?

    /// Who took it back, and when, in seconds since 1970.
    public struct Undoing: Hashable, Sendable {
        public let by: String
        public let at: Int64

        public init(by: String, at: Int64) {
            self.by = by
            self.at = at
        }
    }

    public init(
        id: ID = ID(0), account: Account.ID?, madeBy: String, madeAt: Int64, file: ImportedFile, mapping: String,
        rowsRead: Int, rowsRefused: Int, observations: Int, undoing: Undoing? = nil
    ) {
        self.id = id
        self.account = account
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.file = file
        self.mapping = mapping
        self.rowsRead = rowsRead
        self.rowsRefused = rowsRefused
        self.observations = observations
        self.undoing = undoing
    }
}

/// What is remembered of a file: its name, its SHA-256 in hexadecimal and its size in bytes.
public struct ImportedFile: Hashable, Sendable {
    public let name: String
    public let hash: String
    public let bytes: Int

    public init(name: String, hash: String, bytes: Int) {
        self.name = name
        self.hash = hash
        self.bytes = bytes
    }
}
