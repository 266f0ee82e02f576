import Domain
public import Storage

/// What every request shares: the database, the clock, the templates and where the site is reached.
public struct Site: Sendable {
    public let database: any Database
    public let address: SiteAddress?
    public let clock: @Sendable () -> Int64
    var templates: Templates
    let assets: Assets
    let passwords: PasswordCheck
    let figures = FigureCache()
    let mirrors = DrawnPages<MirrorKey>()
    let links = LinkDesk()
    let imports = ImportDesk()
    let intake: Intake
    let asked: AskedRounds
    let firstPages = FirstPages()
    let seal = SheetSeal.Known()
    let turnstile = Turnstile()
    let uploads: UploadFolder

    /// - Parameters:
    ///   - address: where people reach the site; nil when it is only known from their requests.
    ///   - uploads: the folder for files that wait to be brought in; nil for a temporary one.
    ///   - clock: seconds since 1970.
    public init(
        database: any Database, address: SiteAddress? = nil, passwords: PasswordCheck = PasswordCheck(),
        uploads: String? = nil,
        clock: @escaping @Sendable () -> Int64
    ) throws {
        self.database = database
        intake = Intake(database)
        asked = AskedRounds(database)
        self.address = address
        self.passwords = passwords
        self.clock = clock
        self.uploads = UploadFolder(uploads)
        templates = try Templates()
        assets = try Assets()
    }
}
