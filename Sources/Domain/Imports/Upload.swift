/// A file that somebody sent and that is not brought in yet, or was.
public struct Upload: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Upload>

    public var id: ID
    public var account: Account.ID
    /// Seconds since 1970.
    public var madeAt: Int64
    public var file: ImportedFile
    /// The mapping as it was last saved, as JSON; nil before.
    public var mapping: String?
    /// What came of it.
    public var source: Import.ID?

    public init(
        id: ID = ID(0), account: Account.ID, madeAt: Int64, file: ImportedFile, mapping: String? = nil,
        source: Import.ID? = nil
    ) {
        self.id = id
        self.account = account
        self.madeAt = madeAt
        self.file = file
        self.mapping = mapping
        self.source = source
    }
}
