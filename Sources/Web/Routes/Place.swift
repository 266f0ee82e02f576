import Domain

/// One address of the site: how it is written in the route table, printed into pages and read from requests.
///
/// A place has no parameter (`Void`) or one; whatever else a page needs to know stands in its query.
struct Place<Parameter: Sendable>: Sendable {
    /// The path with `{id}` where the parameter stands, or `**` at its end for a parameter that holds slashes.
    let pattern: String
    /// What stands around the parameter.
    private let pieces: [String]
    private let print: @Sendable (Parameter) -> String
    let parse: @Sendable (String) -> Parameter?

    init(
        _ pattern: String, print: @escaping @Sendable (Parameter) -> String,
        parse: @escaping @Sendable (String) -> Parameter?
    ) {
        self.pattern = pattern
        pieces = pattern.split(separator: "{id}", omittingEmptySubsequences: false).map(String.init)
        self.print = print
        self.parse = parse
    }

    /// The address from the site's root, percent-encoded; query items without a value are left out.
    func path(_ parameter: Parameter, _ query: KeyValuePairs<String, String?> = [:]) -> String {
        let printed = print(parameter)
        let items = query.compactMap { name, value in
            value.map { "\(PercentCoding.encode(name))=\(PercentCoding.encode($0))" }
        }
        let path =
            pattern.hasSuffix("**")
            ? pattern.dropLast(2) + printed : pieces.joined(separator: PercentCoding.encode(printed))
        return items.isEmpty ? path : path + "?" + items.joined(separator: "&")
    }
}

extension Place<Void> {
    /// The address with a query in which names may stand more than once.
    func path(_ query: [(String, String)]) -> String {
        let items = query.map { "\(PercentCoding.encode($0))=\(PercentCoding.encode($1))" }
        return items.isEmpty ? pattern : pattern + "?" + items.joined(separator: "&")
    }

    init(_ pattern: String) {
        self.init(pattern, print: { "" }, parse: { _ in () })
    }

    func path(_ query: KeyValuePairs<String, String?> = [:]) -> String { path((), query) }
}

extension Place<String> {
    init(_ pattern: String) {
        self.init(pattern, print: { $0 }, parse: { $0.isEmpty ? nil : $0 })
    }
}

extension Place {
    init<Subject>(_ pattern: String) where Parameter == Identifier<Subject> {
        self.init(pattern, print: { $0.description }, parse: { Identifier($0) })
    }
}
