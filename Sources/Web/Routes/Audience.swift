import Domain

/// Who may use a route; the route table states one for each.
enum Audience: Hashable, Sendable {
    /// Also who has not signed in.
    case anyone
    case signedIn
    case roles(Set<Role>)
    /// Accounts whose scope holds the unit that the path names.
    case scope
    /// Programs with a token that acts with one of these roles; nobody who has signed in.
    case programs(Set<Role>)

    static func roles(_ roles: Role...) -> Audience { .roles(Set(roles)) }

    /// Who works with the organisation's figures as a whole.
    static let analysts = Audience.roles(.administrator, .analyst)
    static let administrators = Audience.roles(.administrator)
    /// Who sees the organisation as a whole.
    public static let wholeView = Audience.roles(.administrator, .analyst, .executive)
    /// Everybody whose scope is more than a team's own page.
    static let leaders = Audience.roles(.administrator, .analyst, .executive, .manager)

    /// Programs that may read what may be shown of the organisation as a whole.
    static let readers = Audience.programs([.analyst, .executive])
    /// Programs that may do what analysts do.
    static let writers = Audience.programs([.analyst])

    var isForPrograms: Bool {
        if case .programs = self { true } else { false }
    }

    /// Whether the role alone shuts an account out. A scope is decided by the unit.
    func excludes(_ role: Role) -> Bool {
        switch self {
        case .anyone, .signedIn, .scope: false
        case .roles(let roles): !roles.contains(role)
        case .programs: true
        }
    }
}
