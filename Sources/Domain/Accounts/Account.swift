/// Somebody who can sign in.
public struct Account: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Account>

    public var id: ID
    public var name: String
    /// As typed; compared without regard to case.
    public var email: String
    public var role: Role
    public var unit: Unit.ID?
    /// A closed account cannot sign in; what it did stays on record.
    public var isClosed: Bool
    /// Whether a password is set; without one, only a one-time link lets her in.
    public var hasPassword: Bool

    public init(
        id: ID = ID(0), name: String, email: String, role: Role, unit: Unit.ID? = nil, isClosed: Bool = false,
        hasPassword: Bool = false
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.role = role
        self.unit = unit
        self.isClosed = isClosed
        self.hasPassword = hasPassword
    }

    public var scope: Scope {
        guard role.belongsToUnit else { return .everything }
        return unit.map(Scope.within) ?? .nothing
    }
}
