/// The links of a report with their evidence, q-values and verdicts.
struct LinkSet: Sendable {
    var links: [Link]

    init(_ engine: LinkEngine, alpha: Double = 0.05) throws(StatisticsError) {
        let evidence = engine.evidence()
        let means = concurrentMap(engine.pairs.count) { place in
            UnitMeans(engine.panel, from: engine.pairs[place].from, to: engine.pairs[place].to)
        }
        let conditions = LinkSet.conditions(evidence, engine, alpha)
        links = engine.pairs.indices.map { place in
            let pair = engine.pairs[place]
            return Link(
                from: engine.panel.variables[pair.from], to: engine.panel.variables[pair.to],
                evidence[place], BetweenUnits(means[place]), conditions[place])
        }
        try addQValues()
        for place in links.indices {
            links[place].decide(VerdictDecision(links[place], periods: engine.panel.periods.count, alpha: alpha))
        }
    }

    /// The conditions of every pair, the trends tried where all others hold.
    private static func conditions(
        _ evidence: [PairEvidence], _ engine: LinkEngine, _ alpha: Double
    ) -> [[LagConditions]] {
        var conditions = evidence.map { one in
            engine.lags.filter { $0 > 0 }.compactMap { LagConditions(one, lag: $0) }
        }
        var places: [(pair: Int, lag: Int)] = []
        for (pair, lags) in conditions.enumerated() {
            for (lag, one) in lags.enumerated() where one.p < alpha { places.append((pair, lag)) }
        }
        let trends = engine.beyondTrend(
            places.map { .init(pair: engine.pairs[$0.pair], lag: conditions[$0.pair][$0.lag].lag) })
        for (place, trend) in zip(places, trends) {
            let lag = conditions[place.pair][place.lag].lag
            let sign = evidence[place.pair].within.first { $0.lag == lag }?.fit.estimate ?? 0
            conditions[place.pair][place.lag].add(trend: trend, sign: sign)
        }
        return conditions
    }

    /// Benjamini–Hochberg over every p that the report prints, and apart over the claims.
    private mutating func addQValues() throws(StatisticsError) {
        let printed = try BenjaminiHochberg.qValues(links.flatMap(\.printedP))
        let claims = try BenjaminiHochberg.qValues(links.compactMap { $0.claim?.p })
        var (nextPrinted, nextClaim) = (printed.makeIterator(), claims.makeIterator())
        for place in links.indices {
            links[place].setQ { nextPrinted.next() ?? 1 }
            if links[place].claim != nil { links[place].claim?.q = nextClaim.next() ?? 1 }
        }
    }
}

extension Link {
    fileprivate init(
        from: String, to: String, _ evidence: PairEvidence, _ between: BetweenUnits?, _ conditions: [LagConditions]
    ) {
        self.init(
            from: from, to: to, verdict: .notEnoughData, reason: "", between: between,
            within: evidence.within.map(LagEffect.init), placeboLead: evidence.lead.map(LagEffect.init),
            reverse: evidence.reverse.map(LagEffect.init), conditions: conditions, claim: Claim(conditions),
            detectable: Detectable(between: between, evidence.within))
    }

    /// In a fixed order, the same as in `setQ`.
    fileprivate var printedP: [Double] {
        (between.map { [$0.p] } ?? []) + within.map(\.p) + (placeboLead.map { [$0.p] } ?? []) + reverse.map(\.p)
    }

    fileprivate mutating func setQ(_ next: () -> Double) {
        if between != nil { between?.q = next() }
        for i in within.indices { within[i].q = next() }
        if placeboLead != nil { placeboLead?.q = next() }
        for i in reverse.indices { reverse[i].q = next() }
    }

    fileprivate mutating func decide(_ decision: VerdictDecision) {
        verdict = decision.verdict
        reason = decision.reason
    }
}

extension LagEffect {
    init(_ effect: PairEvidence.Effect) {
        self.init(
            lag: effect.lag, estimate: effect.fit.estimate, se: effect.fit.se, low: effect.answer.low,
            high: effect.answer.high, p: effect.answer.p, q: 1, n: effect.fit.n, units: effect.fit.units,
            periods: effect.fit.periods, standardised: effect.fit.standardised, method: effect.answer.method)
    }
}

extension Link.Detectable {
    /// Within: (t₀.₉₇₅ + z₀.₈) · se, standardised, at the lag of at least 1 (or else 0) that tells most.
    fileprivate init(between: BetweenUnits?, _ within: [PairEvidence.Effect]) {
        let later = within.filter { $0.lag > 0 }
        let reach = (later.isEmpty ? within : later).compactMap { effect -> Double? in
            let fit = effect.fit
            guard fit.estimate != 0 else { return nil }
            let t = StudentT.quantile(0.975, df: Double(fit.units - 1)) + Normal.quantile(0.8)
            return t * fit.se * abs(fit.standardised / fit.estimate)
        }.min()
        self.init(
            between: between.flatMap { try? CorrelationPower().smallestCorrelation(units: $0.units) }, within: reach)
    }
}
