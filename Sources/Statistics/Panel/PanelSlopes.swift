/// Least squares on swept columns, with what clustered errors and the wild bootstrap need.
struct PanelSlopes: Sendable {
    let names: [String]
    let sample: PanelSample
    let sweep: EffectSweep?
    /// Rows × slopes, swept.
    let design: Matrix
    let outcome: [Double]
    let estimates: [Double]
    let residuals: [Double]
    /// (XᵀX)⁻¹.
    let inverseGram: Matrix
    let rss: Double
    let degreesOfFreedom: Int

    init(
        _ swept: SweptDesign, outcome: String, names terms: [String], effects: PanelRegression.Effects
    ) throws(PanelError) {
        let sample = swept.sample
        if sample.rows == 0 { throw .statistics(.notEnoughData(unit: "complete rows", have: 0, need: 2)) }
        for (k, column) in swept.columns.enumerated() where isSpent(column, of: swept.raw[k]) {
            throw .noVariation(k == 0 ? outcome : terms[k - 1], effects: effects)
        }
        var columns = Array(swept.columns.dropFirst())
        let intercept = swept.sweep == nil
        if intercept { columns.insert([Double](repeating: 1, count: sample.rows), at: 0) }
        let names = (intercept ? ["(Intercept)"] : []) + terms
        let freedom = sample.rows - (swept.sweep?.absorbed ?? 0) - names.count
        do {
            try Check.atLeast(2, sample.units.count, "units")
            try Check.atLeast(1, freedom, "degrees of freedom")
            let design = Matrix(columns: columns)
            let decomposition = try QRDecomposition(design, names: names)
            estimates = decomposition.solve(swept.columns[0])
            inverseGram = decomposition.inverseGram
            self.design = design
        } catch {
            throw .statistics(error)
        }
        let fitted = design * estimates
        residuals = zip(swept.columns[0], fitted).map { $0 - $1 }
        self.outcome = swept.columns[0]
        rss = residuals.reduce(0) { $0 + $1 * $1 }
        degreesOfFreedom = freedom
        self.names = names
        self.sample = sample
        sweep = swept.sweep
    }

    /// factor · (XᵀX)⁻¹ (Σ_g X_gᵀ u_g u_gᵀ X_g) (XᵀX)⁻¹.
    func clusteredCovariance(factor: Double) -> Matrix {
        var scores = Matrix(rows: sample.units.count, columns: names.count)
        for unit in sample.units.indices {
            for k in names.indices {
                scores[unit, k] = (sample.start[unit]..<sample.start[unit + 1])
                    .reduce(0) { $0 + design[$1, k] * residuals[$1] }
            }
        }
        return factor * (inverseGram * scores.gram * inverseGram)
    }
}

/// What is left of a column after the sweep is no more than rounding.
private func isSpent(_ swept: [Double], of raw: [Double]) -> Bool {
    let mean = raw.reduce(0, +) / Double(max(1, raw.count))
    let before = norm(raw.map { $0 - mean })
    return !(norm(swept) > 1e-9 * max(before, abs(mean) * 1e-3))
}
