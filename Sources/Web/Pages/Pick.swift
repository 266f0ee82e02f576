/// One option of a list or one box to tick.
struct Pick: Sendable {
    let value: String
    let label: String
    let isChosen: Bool
}

/// One step of the way down to where the page stands.
struct Crumb: Sendable {
    let name: String
    let address: String
}

/// Where the reader is in a list of several pages; nil when it has only one.
struct Pager: Sendable {
    let text: String
    let previous: String?
    let next: String?

    init?(page: Int, pages: Int, address: (Int) -> String) {
        guard pages > 1 else { return nil }
        text = "Page \(page) of \(pages)"
        previous = page > 1 ? address(page - 1) : nil
        next = page < pages ? address(page + 1) : nil
    }
}
