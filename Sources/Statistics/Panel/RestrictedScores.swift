/// What each unit's residuals do to each unit's score, for the wild bootstrap of one slope.
///
/// x is the regressor after effects and all other regressors are taken out, y the outcome likewise. A unit's weighted
/// residual wₕ uₕ stays free of unit effects (and trends), but not of period effects, of the other regressors or of x,
/// which are fitted again:
///
///     L(u)ₕ_g = [h = g] x_gᵀu_g − uₕᵀ S⁺ x_g − (uₕᵀ C)(CᵀC)⁻¹(C_gᵀ x_g) − uₕᵀxₕ · x_gᵀx_g / xᵀx,
///
/// with S the period system and C the other regressors, effects taken out. Under β = β₀ the residual is u = y − β₀ x.
struct RestrictedScores: Sendable {
    /// L(y) and L(x), units × units, row h and column g.
    let outcome: Matrix
    let own: Matrix
    /// x_gᵀ y_g and x_gᵀ x_g of each unit.
    let outcomeScores: [Double]
    let ownScores: [Double]

    var ownSum: Double { ownScores.reduce(0, +) }
    var estimate: Double { outcomeScores.reduce(0, +) / ownSum }
    var observedSpread: Double {
        let slope = estimate
        return zip(outcomeScores, ownScores).reduce(0) { $0 + ($1.0 - slope * $1.1) * ($1.0 - slope * $1.1) }
    }

    /// `x` and `y` by row; `others` rows × other regressors, swept of the effects.
    init(sample: PanelSample, sweep: EffectSweep?, x: [Double], y: [Double], others: Matrix) {
        let layout = UnitBlocks(sample)
        let xBlocks = layout.byPeriod(x)
        let solvedX = sweep.map { $0.solvePeriods(xBlocks.transposed) }
        let othersX = layout.scores(others, x)
        let gram = SemidefiniteFactor(others.gram)
        let weightedX = gram.solve(othersX.transposed)
        let ownScores = layout.scores(x, x)
        let total = ownScores.reduce(0, +)
        func spread(_ u: [Double]) -> Matrix {
            let scores = layout.scores(x, u)
            var result = Matrix(rows: scores.count, columns: scores.count)
            if let solvedX { result = -1 * (layout.byPeriod(u) * solvedX) }
            if others.columns > 0 { result = result + -1 * (layout.scores(others, u) * weightedX) }
            for g in scores.indices {
                for h in scores.indices { result[h, g] -= scores[h] * ownScores[g] / total }
                result[g, g] += scores[g]
            }
            return result
        }
        outcome = spread(y)
        own = spread(x)
        outcomeScores = layout.scores(x, y)
        self.ownScores = ownScores
    }
}

/// Rows gathered by unit.
private struct UnitBlocks {
    let sample: PanelSample

    init(_ sample: PanelSample) { self.sample = sample }

    /// Units × periods, zero where a unit has no row.
    func byPeriod(_ values: [Double]) -> Matrix {
        var result = Matrix(rows: sample.units.count, columns: sample.panelPeriods)
        for unit in sample.units.indices {
            for row in sample.start[unit]..<sample.start[unit + 1] { result[unit, sample.periods[row]] = values[row] }
        }
        return result
    }

    /// Σ aᵢ bᵢ over each unit's rows.
    func scores(_ a: [Double], _ b: [Double]) -> [Double] {
        sample.units.indices.map { unit in
            (sample.start[unit]..<sample.start[unit + 1]).reduce(0) { $0 + a[$1] * b[$1] }
        }
    }

    /// The same for each column of `a`: units × columns.
    func scores(_ a: Matrix, _ b: [Double]) -> Matrix {
        Matrix(
            rows: sample.units.count, columns: a.columns, storage: (0..<a.columns).flatMap { scores(a.column($0), b) })
    }
}
