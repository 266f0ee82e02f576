/// Gathers what many pairs need, so that pairs that are measured in the same cells share one sweep.
///
/// Two variables with the same missing cells have the same *pattern*. A need names the series that must be present;
/// needs with the same patterns at the same lags share a sample.
struct ProductPlan {
    /// One sample's worth of work.
    struct Group {
        var present: [PanelSeries]
        var series: [PanelSeries] = []
        var pairs: [(Int, Int)] = []
        private var seriesPlaces: [PanelSeries: Int] = [:]
        private var pairPlaces: [[Int]: Int] = [:]

        init(present: [PanelSeries]) { self.present = present }

        /// The place of a series among the group's columns.
        mutating func column(_ one: PanelSeries) -> Int {
            if let place = seriesPlaces[one] { return place }
            seriesPlaces[one] = series.count
            series.append(one)
            return series.count - 1
        }

        /// The place of the product of two series among the group's pairs.
        mutating func product(_ a: PanelSeries, _ b: PanelSeries) -> Int {
            let pair = [column(a), column(b)].sorted()
            if let place = pairPlaces[pair] { return place }
            pairPlaces[pair] = pairs.count
            pairs.append((pair[0], pair[1]))
            return pairs.count - 1
        }
    }

    private let patterns: [Int]
    private var places: [Set<PanelSeries>: Int] = [:]
    private(set) var groups: [Group] = []

    init(_ panel: Panel) { patterns = panel.patterns }

    /// The group whose sample has exactly these series present; `add` names the columns and products wanted.
    mutating func need(_ present: [PanelSeries], _ add: (inout Group) -> Void) -> Int {
        let key = Set(present.map { PanelSeries(variable: patterns[$0.variable], lag: $0.lag) })
        let place = places[key] ?? groups.count
        if place == groups.count {
            places[key] = place
            groups.append(Group(present: present))
        }
        add(&groups[place])
        return place
    }
}

extension Panel {
    /// For each variable the first variable with the same missing cells.
    var patterns: [Int] {
        var known: [(observed: [Bool], first: Int)] = []
        return variables.indices.map { variable in
            let observed = observed(variable)
            if let match = known.first(where: { $0.observed == observed }) { return match.first }
            known.append((observed, variable))
            return variable
        }
    }
}
