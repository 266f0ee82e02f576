/// What a page shows, as finished strings, optionals, Bools and arrays of such structs.
///
/// Only stored properties reach the template, whose name is the type's own: `PeoplePage` is drawn by
/// `Templates/**/PeoplePage.mustache`.
protocol Page: Sendable {
    /// The page's name in the browser's tab.
    var title: String { get }
    /// The language of the page, as `lang` wants it.
    var language: String { get }
    /// Whether the header says who is signed in and leads to the rooms.
    var namesReader: Bool { get }
}

extension Page {
    static var template: String { String(describing: Self.self) }
    var template: String { Self.template }
    var language: String { "en" }
    var namesReader: Bool { true }
}
