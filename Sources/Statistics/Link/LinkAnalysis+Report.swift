extension LinkAnalysis {
    /// The links with everything that stands around them. Throws as `links()` does; what a part lacks becomes a warning.
    public func report() throws(PanelError) -> LinkReport {
        var links = try links()
        let means = try MetricMeans(panel, metrics)
        let reliability = metrics.compactMap { metric in
            answers[metric].flatMap { Reliability(metric, cells: $0, units: panel.units.count) }
        }
        correct(&links, reliability)
        let (drivers, leftOut) = drivers(means)
        return LinkReport(
            inside: inside, outside: outside, business: business, units: panel.units.count,
            periods: panel.periods.count, lags: Set(lags).sorted(), seed: seed, rule: .standard, links: links,
            chains: try chains(links), reliability: reliability, drivers: drivers,
            overlap: TopLists(
                inside: inside, outside: outside, units: panel.units, means, turned: lowIsBest, share: topShare),
            power: try power(links), literature: PublishedLink.literature,
            warnings: warnings(means) + leftOut, methods: Method.all)
    }

    /// r between units as it might be without error on either side, where ICC(2) is known for both.
    private func correct(_ links: inout [Link], _ reliability: [Reliability]) {
        let known = Dictionary(uniqueKeysWithValues: reliability.map { ($0.metric, $0.icc2) })
        for place in links.indices {
            guard let from = known[links[place].from], let to = known[links[place].to], from > 0, to > 0,
                let r = links[place].between?.r
            else { continue }
            links[place].between?.corrected = r / (from * to).squareRoot()
        }
    }

    /// Every triple, or the strongest by their weaker step between units.
    private func chains(_ links: [Link]) throws(PanelError) -> [Chain] {
        func strength(_ from: String, _ to: String) -> Double {
            abs(links.first { $0.from == from && $0.to == to }?.between?.r ?? 0)
        }
        var triples: [(strength: Double, places: (inside: Int, outside: Int, business: Int))] = []
        for first in inside {
            for second in outside {
                for third in business {
                    let places = (
                        inside: try panel.position(of: first), outside: try panel.position(of: second),
                        business: try panel.position(of: third)
                    )
                    triples.append((min(strength(first, second), strength(second, third)), places))
                }
            }
        }
        if triples.count > ChainPaths.most {
            triples = Array(triples.sorted { $0.strength > $1.strength }.prefix(ChainPaths.most))
        }
        return ChainPaths(panel: panel, triples: triples.map(\.places)).chains(replications: resamples, seed: seed)
    }

    private func drivers(_ means: MetricMeans) -> (drivers: [OutcomeDrivers], leftOut: [LinkWarning]) {
        let outcomes = outside + business
        let results = concurrentMap(outcomes.count) { place -> Result<OutcomeDrivers, StatisticsError> in
            Result { () throws(StatisticsError) in
                try OutcomeDrivers(outcomes[place], inside: inside, means, resamples: resamples, seed: seed)
            }
        }
        var drivers: [OutcomeDrivers] = []
        var leftOut: [LinkWarning] = []
        for (outcome, result) in zip(outcomes, results) {
            switch result {
            case .success(let one): drivers.append(one)
            case .failure(let error):
                leftOut.append(
                    LinkWarning(
                        kind: .leftOut, metrics: [outcome],
                        text: "The drivers of \(outcome) between units are left out: \(error)."))
            }
        }
        return (drivers, leftOut)
    }

    private func power(_ links: [Link]) throws(PanelError) -> PowerLine {
        do { return try PowerLine(units: links.compactMap { $0.between?.units }.max() ?? 0) } catch {
            throw .statistics(error)
        }
    }

    private func warnings(_ means: MetricMeans) -> [LinkWarning] {
        var warnings: [LinkWarning] = []
        let sides = [(Side.inside, inside), (.outside, outside), (.business, business)]
        func answering(_ metric: String, _ side: Side) -> Set<Side> { answeredBy[metric] ?? [side] }
        for (side, metrics) in sides {
            for metric in metrics where answering(metric, side).isSuperset(of: [.inside, .outside]) {
                warnings.append(.mixed(metric))
            }
            for metric in metrics {
                let known = (means.byMetric[metric] ?? []).filter { !$0.isNaN }
                if known.isEmpty || Sample.isConstant(known) { warnings.append(.constant(metric, known.isEmpty)) }
            }
        }
        for from in inside {
            for to in outside {
                let (one, other) = (answering(from, .inside), answering(to, .outside))
                if one.count == 1, one == other { warnings.append(.same(from, to, one.first ?? .inside)) }
            }
        }
        return warnings
    }
}

extension LinkWarning {
    fileprivate static func mixed(_ metric: String) -> LinkWarning {
        LinkWarning(
            kind: .mixedSides, metrics: [metric],
            text:
                "\(metric) mixes answers of employees and of customers: a link with it is partly a link of a group with itself."
        )
    }

    fileprivate static func same(_ from: String, _ to: String, _ side: LinkAnalysis.Side) -> LinkWarning {
        LinkWarning(
            kind: .sameSide, metrics: [from, to],
            text:
                "\(from) and \(to) were answered by the same side (\(side.rawValue)): what links them may be one mood.")
    }

    fileprivate static func constant(_ metric: String, _ isEmpty: Bool) -> LinkWarning {
        LinkWarning(
            kind: .doesNotVary, metrics: [metric],
            text: isEmpty ? "\(metric) has no value in this panel." : "\(metric) does not differ between units.")
    }
}
