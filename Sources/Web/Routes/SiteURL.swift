import Domain

/// Every address of the site.
enum SiteURL {
    static let home = Place<Void>("/")
    static let asset = Place<String>("/assets/**")

    static let signIn = Place<Void>("/sign-in")
    /// The one-time link; the parameter is its token.
    static let signInLink = Place<String>("/sign-in/{id}")
    static let signOut = Place<Void>("/sign-out")

    static let you = Place<Void>("/you")
    static let yourName = Place<Void>("/you/name")
    static let yourPassword = Place<Void>("/you/password")
    static let yourSessions = Place<Void>("/you/sessions/closure")

    static let people = Place<Void>("/people")
    static let newPerson = Place<Void>("/people/new")
    static let person = Place<Account.ID>("/people/{id}")
    static let personClosure = Place<Account.ID>("/people/{id}/closure")
    static let personReopening = Place<Account.ID>("/people/{id}/reopening")
    static let personSignInLink = Place<Account.ID>("/people/{id}/sign-in-link")

    static let mirror = Place<Void>("/mirror")
    static let mirrorCSV = Place<Void>("/mirror.csv")
    static let unit = Place<Unit.ID>("/units/{id}")
    static let link = Place<Void>("/link")
    static let linkPair = Place<Void>("/link/pair")
    static let linkReport = Place<Void>("/link/report")
    static let linkRows = Place<Void>("/link/rows.csv")
    static let linkJSON = Place<Void>("/link.json")
    static let data = Place<Void>("/data")
}
