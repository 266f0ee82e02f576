import Domain
public import Storage

/// What every request shares: the database, the clock, the templates and where the site is reached.
public struct Site: Sendable {
    public let database: any Database
    public let address: SiteAddress?
    /// Where letters lead: the address, or the one that the server listens on when nothing else is known.
    let reachedAt: SiteAddress?
    public let clock: @Sendable () -> Int64
    var templates: Templates
    let assets: Assets
    let library: SurveyLibrary
    let passwords: PasswordCheck
    let figures = FigureCache()
    let mirrors = DrawnPages<MirrorKey>()
    let answers = DrawnPages<AskedRound.State>()
    let links = LinkDesk()
    let imports = ImportDesk()
    let intake: Intake
    let asked = AskedCache()
    let places: AnsweringPlaces
    var pace = Pace()
    let exports = ExportDesk()
    let firstPages = FirstPages()
    let seal = SheetSeal.Known()
    let turnstile = Turnstile()
    /// Counts looks at private links, of all rounds together.
    let guesses = Turnstile()
    let finished = FinishedRounds()
    let uploads: UploadFolder

    /// - Parameters:
    ///   - address: where people reach the site; nil when it is only known from their requests.
    ///   - listensAt: where the server listens, for links in letters where no `address` is given.
    ///   - uploads: the folder for files that wait to be brought in; nil for a temporary one.
    ///   - clock: seconds since 1970.
    public init(
        database: any Database, address: SiteAddress? = nil, passwords: PasswordCheck = PasswordCheck(),
        uploads: String? = nil, listensAt: SiteAddress? = nil,
        clock: @escaping @Sendable () -> Int64
    ) throws {
        self.database = database
        intake = Intake(database)
        places = AnsweringPlaces(database, keeping: asked)
        self.address = address
        reachedAt = address ?? listensAt
        self.passwords = passwords
        self.clock = clock
        self.uploads = UploadFolder(uploads)
        templates = try Templates()
        assets = try Assets()
        library = try SurveyLibrary()
        _ = try Words.shipped.get()
    }
}
