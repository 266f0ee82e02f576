/// Where a database lives.
public enum DatabaseLocation: Hashable, Sendable {
    /// The path of an SQLite file.
    case file(String)
    /// A `postgres://` or `postgresql://` URL as libpq reads it.
    case server(String)

    /// The name of the file in a data folder.
    public static let fileName = "insideout.sqlite"

    /// - Parameters:
    ///   - url: a PostgreSQL URL, which wins; empty counts as absent.
    ///   - folder: the folder for the SQLite file, or the path of a file that ends in `.sqlite` or `.db`.
    public init(url: String?, folder: String) throws(DatabaseRefusal) {
        if let url, !url.isEmpty {
            guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") else {
                throw .badLocation("The database URL must begin with postgres:// or postgresql://.")
            }
            self = .server(url)
        } else if folder.hasSuffix(".sqlite") || folder.hasSuffix(".db") {
            self = .file(folder)
        } else {
            self = .file(folder + (folder.hasSuffix("/") ? "" : "/") + Self.fileName)
        }
    }
}
