/// Which sums of products one pair takes from which group.
struct PairNeeds: Sendable {
    /// A slope: outcome, regressor and, beside it, a control.
    struct Slope: Sendable {
        var lag: Int
        var group: Int
        var x: Int
        var y: Int
        var xx, xy, yy: Int
        /// The control c: its column and its products.
        var control: (column: Int, cc: Int, xc: Int, cy: Int)?
    }

    /// The lag and its mirror image: products of the earlier `from` with the later `to`, and the other way round.
    struct Mirror: Sendable {
        var lag: Int
        var group: Int
        var forward, backward: Int
        /// For a scale: `from` earlier and later, `to` earlier and later.
        var squares: [Int]
    }

    var within: [Slope] = []
    var reverse: [Slope] = []
    var lead: Slope?
    var mirrors: [Mirror] = []
    var beyondPast: [Slope] = []

    init(_ pair: LinkEngine.Pair, lags: [Int], conditions: Bool, plan: inout ProductPlan) {
        func series(_ variable: Int, _ lag: Int) -> PanelSeries { PanelSeries(variable: variable, lag: lag) }
        for lag in lags {
            within.append(PairNeeds.slope(lag, series(pair.to, 0), series(pair.from, lag), &plan))
            reverse.append(PairNeeds.slope(lag, series(pair.from, 0), series(pair.to, lag), &plan))
        }
        // One period ahead: the rows are those of the reverse lag 1, `to` being the earlier.
        lead = PairNeeds.slope(-1, series(pair.to, 1), series(pair.from, 0), &plan)
        guard conditions else { return }
        for lag in lags where lag > 0 {
            let (x, y) = (series(pair.from, lag), series(pair.to, 0))
            beyondPast.append(PairNeeds.slope(lag, y, x, control: series(pair.to, lag), &plan))
            mirrors.append(PairNeeds.mirror(lag, pair, &plan))
        }
    }

    /// The effect at one lag alone.
    init(trendOf candidate: LinkEngine.Candidate, plan: inout ProductPlan) {
        let (pair, lag) = (candidate.pair, candidate.lag)
        within = [
            PairNeeds.slope(
                lag, PanelSeries(variable: pair.to, lag: 0), PanelSeries(variable: pair.from, lag: lag), &plan)
        ]
    }

    private static func slope(
        _ lag: Int, _ y: PanelSeries, _ x: PanelSeries, control c: PanelSeries? = nil, _ plan: inout ProductPlan
    ) -> Slope {
        var slope = Slope(lag: lag, group: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0)
        slope.group = plan.need([x, y] + (c.map { [$0] } ?? [])) { group in
            (slope.x, slope.y) = (group.column(x), group.column(y))
            (slope.xx, slope.xy, slope.yy) = (group.product(x, x), group.product(x, y), group.product(y, y))
            if let c {
                slope.control = (group.column(c), group.product(c, c), group.product(x, c), group.product(c, y))
            }
        }
        return slope
    }

    private static func mirror(_ lag: Int, _ pair: LinkEngine.Pair, _ plan: inout ProductPlan) -> Mirror {
        var mirror = Mirror(lag: lag, group: 0, forward: 0, backward: 0, squares: [])
        let all = [pair.from, pair.to].flatMap { variable in
            [lag, 0].map { PanelSeries(variable: variable, lag: $0) }
        }
        mirror.group = plan.need(all) { group in
            mirror.forward = group.product(all[0], all[3])
            mirror.backward = group.product(all[2], all[1])
            mirror.squares = all.map { group.product($0, $0) }
        }
        return mirror
    }
}
