import Foundation

/// The restricted likelihood of a random-intercept model as a function of θ = τ²/σ² alone.
///
/// With cᵍ = nᵍ/(1 + nᵍθ), X'V⁻¹X = W + Σ cᵍ x̄ᵍx̄ᵍ', where W holds the cross products within groups: after one pass over
/// the rows each θ costs only (groups) × (columns)². The columns are made orthonormal and y is replaced by its residuals of
/// ordinary least squares first, so that little cancels.
struct RestrictedLikelihood {
    private let sizes: [Double]
    /// Group means of the orthonormal columns, groups × width.
    private let columnMeans: Matrix
    private let outcomeMeans: [Double]
    private let columnsWithin: Matrix
    private let crossWithin: [Double]
    private let outcomeWithin: Double
    private let logDeterminantOfR: Double
    private let freedom: Double
    private let design: Design
    private let base: [Double]

    init(_ y: [Double], _ design: Design, _ grouping: Grouping) throws(StatisticsError) {
        let n = design.n
        let residuals = design.residuals(y)
        let constant = [Double](repeating: 1 / Double(n).squareRoot(), count: n)
        let columns = [constant] + (0..<design.qr.q.columns).map { design.qr.q.column($0) }
        let means = columns.map(grouping.means)
        let residualMeans = grouping.means(residuals)
        func within(_ column: [Double], _ means: [Double]) -> [Double] {
            zip(column, grouping.index).map { $0 - means[$1] }
        }
        let deviations = Matrix(columns: zip(columns, means).map(within))
        let outcomeDeviations = within(residuals, residualMeans)
        sizes = grouping.sizes.map(Double.init)
        columnMeans = Matrix(columns: means)
        outcomeMeans = residualMeans
        columnsWithin = deviations.gram
        crossWithin = deviations.transposedTimes(outcomeDeviations)
        outcomeWithin = dot(outcomeDeviations, outcomeDeviations)
        // Of X in its own units: R of the scaled columns, their scales, and √n for the intercept.
        logDeterminantOfR =
            zip(design.qr.r.diagonal, design.scales).reduce(0.5 * log(Double(n))) { $0 + log(abs($1.0) * $1.1) }
        freedom = Double(n - design.width)
        self.design = design
        base = design.coefficients(y)
        let total = Sample.squaredDeviations(y)
        if outcomeWithin <= 1e-20 * total {
            throw .undefined("the model fits every row exactly: there is no variance within groups to estimate")
        }
    }
}

extension RestrictedLikelihood {
    struct Fit {
        let ratio: Double
        let deviance: Double
        /// d deviance / dθ.
        let slope: Double
        let sigma2: Double
        /// Coefficients on the orthonormal columns, beyond ordinary least squares.
        let shift: [Double]
        /// (X'V⁻¹X)⁻¹ for the orthonormal columns.
        let inverse: Matrix
    }

    func fit(_ ratio: Double) throws(StatisticsError) -> Fit {
        let weights = sizes.map { $0 / (1 + $0 * ratio) }
        var normal = columnsWithin
        var right = crossWithin
        var squares = outcomeWithin
        for (g, weight) in weights.enumerated() {
            squares += weight * outcomeMeans[g] * outcomeMeans[g]
            for j in right.indices {
                let weighted = weight * columnMeans[g, j]
                right[j] += weighted * outcomeMeans[g]
                for k in 0...j { normal[j, k] += weighted * columnMeans[g, k] }
            }
        }
        guard let factor = Cholesky(normal) else { throw .didNotConverge("the random-intercept model") }
        let shift = factor.solve(right)
        let residual = squares - dot(shift, right)
        let inverse = factor.inverse
        let sigma2 = residual / freedom
        let growth = zip(sizes, weights).reduce(0) { $0 + log1p($1.0 * ratio) }
        let determinant = factor.logDeterminant + 2 * logDeterminantOfR
        return Fit(
            ratio: ratio, deviance: freedom * (1 + log(2 * Double.pi * sigma2)) + growth + determinant,
            slope: slope(weights, shift, inverse, sigma2), sigma2: sigma2, shift: shift, inverse: inverse)
    }

    /// Σ cᵍ − Σ cᵍ² [x̄ᵍ'(X'V⁻¹X)⁻¹x̄ᵍ + r̄ᵍ²/σ²], since dcᵍ/dθ = −cᵍ².
    private func slope(_ weights: [Double], _ shift: [Double], _ inverse: Matrix, _ sigma2: Double) -> Double {
        let spread = columnMeans * inverse
        let fitted = columnMeans * shift
        var slope = 0.0
        for (g, weight) in weights.enumerated() {
            let leverage = (0..<shift.count).reduce(0) { $0 + spread[g, $1] * columnMeans[g, $1] }
            let residual = outcomeMeans[g] - fitted[g]
            slope += weight - weight * weight * (leverage + residual * residual / sigma2)
        }
        return slope
    }

    /// Estimates and errors in the columns' own units, the intercept first.
    func coefficients(_ fit: Fit) -> [(value: Double, error: Double)] {
        let inner = design.qr.backSubstitute(
            Matrix(rows: design.names.count, columns: 1, storage: Array(fit.shift.dropFirst())))
        let slopes = zip(inner.storage, design.scales).map { $0 / $1 }
        let change = [fit.shift[0] / Double(design.n).squareRoot() - dot(slopes, design.means)] + slopes
        let transform = transform
        let covariance = transform * fit.inverse * transform.transposed
        return change.indices.map { j in (base[j] + change[j], (fit.sigma2 * covariance[j, j]).squareRoot()) }
    }

    /// From coefficients on orthonormal columns to coefficients on the columns as given.
    private var transform: Matrix {
        let width = design.width
        let inner = design.qr.backSubstitute(.identity(design.names.count))
        var result = Matrix(rows: width, columns: width)
        result[0, 0] = 1 / Double(design.n).squareRoot()
        for j in 0..<design.names.count {
            for k in 0..<design.names.count {
                result[j + 1, k + 1] = inner[j, k] / design.scales[j]
                result[0, k + 1] -= result[j + 1, k + 1] * design.means[j]
            }
        }
        return result
    }
}
