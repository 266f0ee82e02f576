import Domain
import HTTPTypes

/// The rooms that the header leads to.
enum Navigation {
    private static let rooms: [(name: String, place: Place<Void>)] = [
        ("Mirror", SiteURL.mirror), ("Link", SiteURL.link), ("Surveys", SiteURL.surveys),
        ("Directory", SiteURL.directory), ("Data", SiteURL.data), ("Accounts", SiteURL.people),
        ("Mail", SiteURL.mail),
    ]

    /// The rooms that the route table opens to the account; for an employee, her own team's page.
    static func entries(for account: Account) -> [(name: String, path: String)] {
        let open = rooms.filter { isOpen($0.place.pattern, to: account.role) }.map { ($0.name, $0.place.path()) }
        guard account.role.belongsToUnit, let unit = account.unit, isOpen(SiteURL.unit.pattern, to: account.role)
        else { return open }
        return [("Your team", SiteURL.unit.path(unit))] + open
    }

    private static func isOpen(_ pattern: String, to role: Role) -> Bool {
        RouteTable.all.contains { $0.method == .get && $0.pattern == pattern && !$0.audience.excludes(role) }
    }
}
