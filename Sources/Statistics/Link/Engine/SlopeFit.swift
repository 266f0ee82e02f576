/// One slope with its clustered error, from sums of products by unit.
struct SlopeFit: Sendable, Equatable {
    let estimate: Double
    let se: Double
    let n: Int
    let units: Int
    let periods: Int
    /// In standard deviations of what is left of both sides after the sweep.
    let standardised: Double

    /// y on x alone, from sums by unit. Nil where the sweep leaves no more of x or y than `floor`, or with fewer than 2 units.
    init?(_ sample: PanelSample, xy: [Double], xx: [Double], yy: [Double], floor: (x: Double, y: Double)) {
        let (total, outcome) = (xx.reduce(0, +), yy.reduce(0, +))
        guard sample.units.count > 1, total > floor.x, outcome > floor.y else { return nil }
        let slope = xy.reduce(0, +) / total
        var meat = 0.0
        for unit in xy.indices {
            let score = xy[unit] - slope * xx[unit]
            meat += score * score
        }
        self.init(
            sample, slope, (smallSampleFactor(sample.units.count, sample.rows, 1) * meat).squareRoot() / total,
            scale: (total / outcome).squareRoot())
    }

    /// y on x with one further regressor c, the outcome's own past. Nil as above, and where x and c cannot be told apart.
    init?(_ sample: PanelSample, _ sums: ControlledSums, floor: (x: Double, y: Double)) {
        let (xx, cc, xc) = (sums.xx.reduce(0, +), sums.cc.reduce(0, +), sums.xc.reduce(0, +))
        let outcome = sums.yy.reduce(0, +)
        guard sample.units.count > 1, cc > floor.y, xx > floor.x, outcome > floor.y else { return nil }
        let share = xc / cc
        let own = xx - share * xc
        guard own > 1e-10 * xx else { return nil }
        let slope = (sums.xy.reduce(0, +) - share * sums.cy.reduce(0, +)) / own
        let other = (sums.cy.reduce(0, +) - slope * xc) / cc
        var meat = 0.0
        for unit in sums.xy.indices {
            let ofX = sums.xy[unit] - slope * sums.xx[unit] - other * sums.xc[unit]
            let ofC = sums.cy[unit] - slope * sums.xc[unit] - other * sums.cc[unit]
            meat += (ofX - share * ofC) * (ofX - share * ofC)
        }
        let factor = smallSampleFactor(sample.units.count, sample.rows, 2)
        self.init(sample, slope, (factor * meat).squareRoot() / own, scale: (xx / outcome).squareRoot())
    }

    private init(_ sample: PanelSample, _ estimate: Double, _ se: Double, scale: Double) {
        self.estimate = estimate
        self.se = se
        n = sample.rows
        units = sample.units.count
        periods = sample.periodsUsed
        standardised = estimate * scale
    }

    /// Two-sided, G − 1 degrees of freedom. Without an error a slope is either 0 or certain.
    var p: Double {
        guard se > 0 else { return estimate == 0 ? 1 : 0 }
        return StudentT.twoSided(estimate / se, df: Double(units - 1))
    }
}

/// Sums by unit of the products of a regressor x, a further one c and the outcome y.
struct ControlledSums {
    var xx, xc, cc, xy, cy, yy: [Double]
}
