/// One step of the schema, never edited after release.
///
/// The text is SQLite's; a driver puts its own words for `IDENTITY` (an automatic integer primary key), `INTEGER` and
/// `REAL` (64 bits), `BLOB`, `STRICT` and `WITHOUT ROWID`.
public struct Migration: Hashable, Sendable {
    public let number: Int
    public let name: String
    public let statements: [String]

    public init(number: Int, name: String, statements: [String]) {
        self.number = number
        self.name = name
        self.statements = statements
    }

    /// Every step in order, numbered from 1 without gaps.
    public static let all: [Migration] = [
        .organisation, .measurement, .upload, .sessionByLink, .survey, .directory, .mail, .surveyDraftHistory, .api,
        .results, .release, .commentThread, .roundUnits,
    ]
}
