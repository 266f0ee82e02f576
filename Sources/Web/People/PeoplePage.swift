import Domain

struct PeoplePage: Page {
    let title = "Accounts"
    let action = SiteURL.people.path()
    let add = SiteURL.newPerson.path()
    let tokens = SiteURL.tokens.path()
    let search: Field
    let isEmpty: Bool
    let count: String
    let people: [Line]

    struct Line: Sendable {
        let path: String
        let name: String
        let email: String
        let role: String
        let unit: String
        let state: String
    }

    /// No longer list is shown; a search is faster.
    static let longest = 200

    init(_ accounts: [Account], units: [Unit.ID: Unit], searched: String) {
        search = Field("q", "Name or e-mail", type: "search", value: searched, isRequired: false)
        isEmpty = accounts.isEmpty
        people = accounts.prefix(Self.longest).map { Line($0, units: units) }
        let total = accounts.count == 1 ? "1 person" : "\(accounts.count) people"
        count = accounts.count > Self.longest ? "The first \(Self.longest) of \(total). Search to find others." : total
    }
}

extension PeoplePage.Line {
    init(_ account: Account, units: [Unit.ID: Unit]) {
        path = SiteURL.person.path(account.id)
        name = account.name
        email = account.email
        role = account.role.words
        unit = account.unit.flatMap { units[$0]?.name } ?? (account.role.belongsToUnit ? "No unit yet" : "All")
        state = account.isClosed ? "Closed" : account.hasPassword ? "Open" : "Waiting for a password"
    }
}
