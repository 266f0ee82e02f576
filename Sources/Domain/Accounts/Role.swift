/// What an account may do. A manager's and an employee's account belong to a unit.
public enum Role: String, Sendable, CaseIterable, Codable {
    case administrator, analyst, executive, manager, employee

    /// Whether accounts of this role are tied to a unit and see no further than it.
    public var belongsToUnit: Bool { self == .manager || self == .employee }
}

/// Which units an account may see.
public enum Scope: Hashable, Sendable {
    case everything
    /// A unit and all that lies below it.
    case within(Unit.ID)
    case nothing

    public func allows(_ unit: Unit.ID, in hierarchy: UnitHierarchy) -> Bool {
        switch self {
        case .everything: true
        case .within(let top): hierarchy.isWithin(unit, top)
        case .nothing: false
        }
    }
}
