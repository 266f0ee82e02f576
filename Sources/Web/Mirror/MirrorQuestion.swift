import Domain

/// What somebody wants to see in the mirror, as it stands in the page's address; whatever is missing is chosen for her.
struct MirrorQuestion: Hashable, Sendable {
    enum Order: Hashable, Sendable {
        case name
        case metric(Metric.ID)
    }

    var below: Unit.ID?
    var kind: String?
    var period: Period?
    var metrics: [Metric.ID]
    var order: Order
    var descending: Bool
    var search: String
    var page: Int
    var heat: Bool

    init(_ form: Form) {
        below = Unit.ID(form["unit"])
        kind = form["level"].isEmpty ? nil : form["level"]
        period = Period(form["period"])
        metrics = form.all("metric").compactMap { Metric.ID($0) }
        order = Metric.ID(form["sort"]).map(Order.metric) ?? .name
        descending = form["order"] == "desc"
        search = String(form["q"].prefix(100))
        page = min(10_000, max(1, Int(form["page"]) ?? 1))
        heat = form["heat"] != "off"
    }

    /// The address's query, so that every link keeps what was chosen.
    func query() -> [(String, String)] {
        var pairs: [(String, String)] = []
        if let below { pairs.append(("unit", "\(below)")) }
        if let kind { pairs.append(("level", kind)) }
        if let period { pairs.append(("period", "\(period)")) }
        pairs += metrics.map { ("metric", "\($0)") }
        if case .metric(let metric) = order { pairs.append(("sort", "\(metric)")) }
        if descending { pairs.append(("order", "desc")) }
        if !search.isEmpty { pairs.append(("q", search)) }
        if page > 1 { pairs.append(("page", "\(page)")) }
        if !heat { pairs.append(("heat", "off")) }
        return pairs
    }
}

extension MirrorQuestion {
    /// Sorted by another column, highest first for figures; the same column again turns it round.
    func sorted(by order: Order) -> MirrorQuestion {
        var question = self
        question.descending = self.order == order ? !descending : order != .name
        question.order = order
        question.page = 1
        return question
    }

    func page(_ page: Int) -> MirrorQuestion {
        var question = self
        question.page = page
        return question
    }

    /// Looking at the units below another one, nearest level first.
    func below(_ unit: Unit.ID) -> MirrorQuestion {
        var question = self
        (question.below, question.kind, question.page) = (unit, nil, 1)
        return question
    }

    func toggledHeat() -> MirrorQuestion {
        var question = self
        question.heat.toggle()
        return question
    }
}
