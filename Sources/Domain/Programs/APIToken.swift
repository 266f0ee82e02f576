/// A key by which a program uses the API, in its own name and in nobody else's.
public struct APIToken: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<APIToken>

    public var id: ID
    public var draft: APITokenDraft
    /// Seconds since 1970.
    public var madeAt: Int64
    /// Who made it, by name; nil where it was made on the command line.
    public var madeBy: String?
    /// The day of its last use.
    public var usedOn: Day?
    public var isRevoked: Bool

    public init(
        id: ID = ID(0), draft: APITokenDraft, madeAt: Int64, madeBy: String? = nil, usedOn: Day? = nil,
        isRevoked: Bool = false
    ) {
        self.id = id
        self.draft = draft
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.usedOn = usedOn
        self.isRevoked = isRevoked
    }

    public var name: String { draft.name }
    public var role: Role { draft.role }

    public func isGood(on day: Day) -> Bool { !isRevoked && draft.lastDay.map { day <= $0 } ?? true }
}

/// What a token shall be, checked.
public struct APITokenDraft: Hashable, Sendable {
    /// What uses it, for whoever looks through the list.
    public let name: String
    /// One of ``roles``.
    public let role: Role
    /// The last day on which it is good; nil: until it is revoked.
    public let lastDay: Day?

    /// Analysts read and write, executives read what may be shown.
    public static let roles: [Role] = [.analyst, .executive]

    /// Reads the fields `name`, `role` and `last_day`. Finds every problem at once.
    public init(_ form: Form, today: Day) throws(FieldProblems) {
        var problems = FieldProblems()
        name = form["name"]
        if name.isEmpty {
            problems.add("name", "Say which program it is for.")
        } else if name.count > 100 || name.utf8.count > 800 {
            problems.add("name", "That is too long. Use at most 100 characters.")
        } else if name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            problems.add("name", "It must fit on one line.")
        }
        let role = Role(rawValue: form["role"])
        if role.map({ !Self.roles.contains($0) }) ?? true { problems.add("role", "Choose what it may do.") }
        lastDay = Day(form["last_day"])
        if !form["last_day"].isEmpty {
            if lastDay == nil { problems.add("last_day", "A day is written 2023-04-30.") }
            if let lastDay, lastDay < today { problems.add("last_day", "This day is over.") }
        }
        guard problems.isEmpty, let role else { throw problems }
        self.role = role
    }

    /// As it was kept.
    public init(kept name: String, role: Role, lastDay: Day?) {
        self.name = name
        self.role = role
        self.lastDay = lastDay
    }
}
