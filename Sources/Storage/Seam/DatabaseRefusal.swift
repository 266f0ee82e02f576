/// Why the database cannot be used; `description` says it, with what to do about it.
public enum DatabaseRefusal: Error, Hashable, Sendable {
    /// A later release has already changed the schema.
    case newer(found: Int, known: Int)
    /// Another process held its lock for longer than we wait.
    case locked
    /// Writers kept getting into each other's way, also after many tries.
    case contended
    case full
    case readOnly(String)
    /// The place holds something else; the text says what.
    case notOurs(String)
    case damaged(String)
    case notFound(String)
    case exists(String)
    case unreachable(String)
    case wrongPassword(String)
    case noSuchDatabase(String)
    /// The server keeps another encoding than UTF-8.
    case wrongEncoding(String)
    /// The server went away; `committing`: while it was being told to keep the work, so that nobody knows.
    case connectionLost(committing: Bool)
    /// A program that the task needs is not installed or failed; the text says which and why.
    case tool(String)
    case badLocation(String)
}

extension DatabaseRefusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .newer(let found, let known):
            "The database is at schema \(found), this program knows schemas up to \(known). "
                + "Use the release that last opened it, or a later one."
        case .locked:
            "Another program holds the database locked. Stop it, or wait until it is done, and try again."
        case .contended: "Too many changes at once got into each other's way. Nothing was changed; try again."
        case .full: "The disk that holds the database is full. Nothing was changed; free some space and try again."
        case .readOnly(let what): "\(what) cannot be written to. Check its owner, its permissions and the disk's mount."
        case .notOurs(let what): "\(what) Choose another place with --data or --database-url."
        case .damaged(let what): "The database is damaged: \(what). Restore the last backup."
        case .notFound(let path): "There is no database at \(path). Check --data."
        case .exists(let path): "\(path) exists already and is not overwritten. Choose another name."
        case .unreachable(let server):
            "The database server \(server) cannot be reached. Check that it runs and that host and port are right."
        case .wrongPassword(let who): "The database server refused \(who). Check user, password and its pg_hba.conf."
        case .noSuchDatabase(let name): "There is no \(name) on the server. Create it, for instance with `createdb`."
        case .wrongEncoding(let found):
            "The PostgreSQL database has the encoding \(found). Create one with `createdb --encoding=UTF8`."
        case .connectionLost(committing: false):
            "The connection to the database server was lost. Nothing was changed; try again."
        case .connectionLost(committing: true):
            "The connection to the database server was lost while it was saving. "
                + "Look whether the last change was kept before repeating it."
        case .tool(let what): what
        case .badLocation(let why): why
        }
    }
}
