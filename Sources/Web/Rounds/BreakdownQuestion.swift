import Domain

/// How somebody wants a round's results by parts, as it stands in the page's address.
struct BreakdownQuestion: Hashable, Sendable {
    enum Order: Hashable, Sendable {
        case name, responses
        /// By a question's figure.
        case question(String)
    }

    /// Nil: as the page would have it.
    var order: Order?
    var descending: Bool
    var page: Int
    var search: String
    /// The kind of unit that is shown; nil: as the page would have it.
    var level: String?
    /// The attribute that is broken down by.
    var segment: String?
    /// The unit whose employees are; nil: all that were asked.
    var unit: Domain.Unit.ID?

    private static let prefix = "answer:"

    init(_ form: Form) {
        switch form["sort"] {
        case "": order = nil
        case "name": order = .name
        case "n": order = .responses
        case let text: order = text.hasPrefix(Self.prefix) ? .question(String(text.dropFirst(Self.prefix.count))) : nil
        }
        descending = form["order"] == "desc"
        page = min(10_000, max(1, Int(form["page"]) ?? 1))
        search = String(form["q"].prefix(100))
        level = form["level"].isEmpty ? nil : form["level"]
        segment = form["by"].isEmpty ? nil : form["by"]
        unit = Domain.Unit.ID(form["unit"])
    }

    /// The page's address with this question.
    func path(_ place: Place<Round.ID>, _ round: Round.ID) -> String {
        place.path(
            round,
            [
                "by": segment, "unit": unit.map { "\($0)" }, "level": level, "q": search.isEmpty ? nil : search,
                "sort": sort,
                "order": descending ? "desc" : nil, "page": page > 1 ? "\(page)" : nil,
            ])
    }

    var sort: String? {
        switch order {
        case nil: nil
        case .name: "name"
        case .responses: "n"
        case .question(let key): Self.prefix + key
        }
    }

    /// Sorted by another column, the most first but for names; the same column again turns it round.
    func sorted(by order: Order) -> Self {
        var question = self
        question.descending = self.order == order ? !descending : order != .name
        (question.order, question.page) = (order, 1)
        return question
    }

    func page(_ page: Int) -> Self {
        var question = self
        question.page = page
        return question
    }
}
