extension PanelFit {
    /// The wild cluster bootstrap of one slope, restricted residuals, studentised by the clustered error.
    ///
    /// ```swift
    /// let wild = try fit.wildBootstrap("value", seed: 1)
    /// wild.pValue()       // of no effect
    /// wild.interval()     // 95 %, by inverting the test
    /// ```
    ///
    /// Up to 11 units all patterns of signs are tried and `replications` and `seed` do not matter. Throws `.unknown` for a
    /// name that is not among the coefficients.
    public func wildBootstrap(
        _ name: String, replications: Int = 9_999, seed: UInt64 = 1
    ) throws(PanelError) -> WildBootstrap {
        guard let place = slopes.names.firstIndex(of: name) else { throw .unknown(name) }
        let weights = UnitWeights(units: units, replications: replications, seed: seed)
        return WildBootstrap(slopes.restrictedScores(of: place), weights: weights)
    }
}

extension PanelSlopes {
    /// The slope's regressor and the outcome, the other regressors taken out of both.
    func restrictedScores(of place: Int) -> RestrictedScores {
        let rest = Array(names.indices.filter { $0 != place })
        // Of length 1, so that the factor's tolerance means the same to a share and to a turnover in pence.
        let others = Matrix(
            rows: design.rows, columns: rest.count,
            storage: rest.flatMap { column in
                let length = norm(design.column(column))
                return design.column(column).map { $0 / length }
            })
        let gram = SemidefiniteFactor(others.gram)
        func partial(_ column: [Double]) -> [Double] {
            let slopes = gram.solve(Matrix(rows: rest.count, columns: 1, storage: others.transposedTimes(column)))
            return zip(column, others * slopes.storage).map { $0 - $1 }
        }
        return RestrictedScores(
            sample: sample, sweep: sweep, x: partial(design.column(place)), y: partial(outcome), others: others)
    }
}
