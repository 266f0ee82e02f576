/// What the regressions of one pair found, before q-values.
struct PairEvidence: Sendable {
    struct Effect: Sendable {
        var lag: Int
        var fit: SlopeFit
        var answer: Inference.Answer
    }

    var within: [Effect]
    var reverse: [Effect]
    var lead: Effect?
    /// By lag.
    var precedence: [Int: Precedence]
    var beyondPast: [Int: ControlledEffect]
}

extension PairNeeds {
    func evidence(
        _ products: [UnitProducts], floor: (from: Double, to: Double), _ inference: Inference
    ) -> PairEvidence {
        func effects(_ slopes: [Slope], floor: (x: Double, y: Double)) -> [PairEvidence.Effect] {
            slopes.compactMap { $0.effect(products[$0.group], floor, inference) }
        }
        let forward = (x: floor.from, y: floor.to)
        var precedence: [Int: Precedence] = [:]
        for mirror in mirrors { precedence[mirror.lag] = mirror.precedence(products[mirror.group]) }
        var beyondPast: [Int: ControlledEffect] = [:]
        for slope in self.beyondPast {
            beyondPast[slope.lag] = slope.controlled(products[slope.group], forward, inference)
        }
        return PairEvidence(
            within: effects(within, floor: forward), reverse: effects(reverse, floor: (floor.to, floor.from)),
            lead: lead.flatMap { $0.effect(products[$0.group], forward, inference) }, precedence: precedence,
            beyondPast: beyondPast)
    }
}

extension PairNeeds.Slope {
    func effect(
        _ products: UnitProducts, _ floor: (x: Double, y: Double), _ inference: Inference
    ) -> PairEvidence.Effect? {
        let sums = products.sums
        guard
            let fit = SlopeFit(
                products.sample, xy: sums.column(xy), xx: sums.column(xx), yy: sums.column(yy), floor: floor)
        else { return nil }
        let answer = inference.answer(
            fit,
            RestrictedScores(
                sample: products.sample, sweep: products.sweep, x: products.rows[x], y: products.rows[y],
                others: Matrix(rows: products.sample.rows, columns: 0)))
        return .init(lag: lag, fit: fit, answer: answer)
    }

    fileprivate func controlled(
        _ products: UnitProducts, _ floor: (x: Double, y: Double), _ inference: Inference
    ) -> ControlledEffect? {
        guard let control else { return nil }
        let sums = products.sums
        let controlled = ControlledSums(
            xx: sums.column(xx), xc: sums.column(control.xc), cc: sums.column(control.cc), xy: sums.column(xy),
            cy: sums.column(control.cy), yy: sums.column(yy))
        guard let fit = SlopeFit(products.sample, controlled, floor: floor) else { return nil }
        let p = inference.pValue(fit, products.scores(x: x, y: y, control: control.column))
        return ControlledEffect(estimate: fit.estimate, se: fit.se, p: p, method: "beyond-past")
    }
}

extension UnitProducts {
    /// For the wild bootstrap of x beside one control.
    fileprivate func scores(x: Int, y: Int, control: Int) -> RestrictedScores {
        let c = rows[control]
        let square = dot(c, c)
        func partial(_ column: [Double]) -> [Double] {
            let slope = dot(column, c) / square
            return zip(column, c).map { $0 - slope * $1 }
        }
        return RestrictedScores(
            sample: sample, sweep: sweep, x: partial(rows[x]), y: partial(rows[y]),
            others: Matrix(rows: sample.rows, columns: 1, storage: c.map { $0 / square.squareRoot() }))
    }
}

extension PairNeeds.Mirror {
    /// Student's t of the units' differences d_g = forward_g − backward_g, scaled to standard deviations:
    /// Σ d_g ± √(G/(G−2) · Σ (d_g − d̄)²) with G − 2 degrees of freedom. Two are lost, since the period effects that are swept
    /// out tie each unit to the others. Nil with fewer than 3 units or where one side does not vary.
    fileprivate func precedence(_ products: UnitProducts) -> Precedence? {
        let sums = products.sums
        let (forward, backward) = (sums.column(forward), sums.column(backward))
        let units = Double(forward.count)
        guard units > 2 else { return nil }
        let totals = squares.map { sums.column($0).reduce(0, +) }
        let scale = ((totals[0] + totals[1]) / 2 * (totals[2] + totals[3]) / 2).squareRoot()
        let differences = zip(forward, backward).map { $0 - $1 }
        let difference = differences.reduce(0, +)
        let mean = difference / units
        let squared = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        guard scale > 0 else { return nil }
        let se = (squared * units / (units - 2)).squareRoot()
        let certain = difference == 0 ? 1.0 : 0
        return Precedence(
            forward: forward.reduce(0, +) / scale, backward: backward.reduce(0, +) / scale,
            difference: difference / scale, se: se / scale, p: se > 0 ? StudentT.twoSided(difference / se, df: units - 2) : certain,
            method: "precedence")
    }
}
