import Domain

extension Role {
    /// What people call somebody with this role.
    var words: String {
        switch self {
        case .administrator: "Administrator"
        case .analyst: "Analyst"
        case .executive: "Executive"
        case .manager: "Manager of a unit"
        case .employee: "Employee"
        }
    }

    /// What the role may do, for those who choose one.
    var explanation: String {
        switch self {
        case .administrator: "Administrator: everything, and who else may sign in"
        case .analyst: "Analyst: all units, and bringing data in"
        case .executive: "Executive: all units"
        case .manager: "Manager: her unit and what lies below it"
        case .employee: "Employee: her unit's own page"
        }
    }
}
