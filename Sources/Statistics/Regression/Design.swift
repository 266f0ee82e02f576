import Foundation

/// The predictors of a regression with an intercept, centred, scaled and factored.
///
/// Centring takes the intercept out of the factorisation, so that a large mean beside a small spread costs no digits.
struct Design {
    let names: [String]
    let means: [Double]
    let scales: [Double]
    let qr: QRDecomposition
    let n: Int

    /// Throws `.collinear` with the names of the columns concerned, `.doesNotVary`, `.notFinite`, and `.notEnoughData` where no
    /// row is left over for the residual.
    init(_ predictors: [Predictor], n: Int) throws(StatisticsError) {
        for predictor in predictors {
            try Check.sameLength(n, predictor.values.count, "the columns")
            try Check.finite(predictor.values, predictor.name)
        }
        try Check.atLeast(predictors.count + 2, n, "rows")
        for predictor in predictors where Sample.isConstant(predictor.values) { throw .doesNotVary(predictor.name) }
        names = predictors.map(\.name)
        means = predictors.map { Sample.mean($0.values) }
        let centred = predictors.map { Sample.centred($0.values) }
        let lengths = centred.map(norm)
        scales = lengths
        self.n = n
        let scaled = zip(centred, lengths).map { column, length in column.map { $0 / length } }
        qr = try QRDecomposition(
            scaled.isEmpty ? Matrix(rows: n, columns: 0) : Matrix(columns: scaled), names: names)
    }

    /// Slopes and intercept together.
    var width: Int { names.count + 1 }

    var allNames: [String] { [Predictor.interceptName] + names }

    /// The intercept, then the slopes, in the columns' own units.
    func coefficients(_ y: [Double]) -> [Double] {
        let slopes = zip(qr.solve(Sample.centred(y)), scales).map { $0 / $1 }
        return [Sample.mean(y) - dot(slopes, means)] + slopes
    }

    /// y less its projection on the columns. Applied twice, so that a fit close to perfect leaves exact residuals.
    func residuals(_ y: [Double]) -> [Double] {
        (0..<2).reduce(Sample.centred(y)) { rest, _ in
            zip(rest, qr.q * qr.q.transposedTimes(rest)).map { $0 - $1 }
        }
    }

    /// hᵢ = 1/n + |qᵢ|².
    var leverages: [Double] {
        var sums = [Double](repeating: 1 / Double(n), count: n)
        for j in 0..<qr.q.columns { for i in 0..<n { sums[i] += qr.q[i, j] * qr.q[i, j] } }
        return sums
    }

    /// X (XᵀX)⁻¹, n × width: row i times its residual is what row i moves the coefficients by.
    var influence: Matrix {
        let slopes = qr.backSubstitute(qr.q.transposed)
        var result = Matrix(rows: n, columns: width)
        for i in 0..<n {
            result[i, 0] = 1 / Double(n)
            for j in 0..<names.count {
                let weight = slopes[j, i] / scales[j]
                result[i, j + 1] = weight
                result[i, 0] -= weight * means[j]
            }
        }
        return result
    }

    /// (XᵀX)⁻¹ with the intercept first.
    var inverseGram: Matrix {
        let slopes = qr.inverseGram
        var result = Matrix(rows: width, columns: width)
        for j in 0..<names.count {
            for k in 0..<names.count { result[j + 1, k + 1] = slopes[j, k] / scales[j] / scales[k] }
        }
        for j in 0..<names.count {
            let cross = -(0..<names.count).reduce(0) { $0 + result[j + 1, $1 + 1] * means[$1] }
            result[0, j + 1] = cross
            result[j + 1, 0] = cross
        }
        result[0, 0] = 1 / Double(n) - (0..<names.count).reduce(0) { $0 + result[0, $1 + 1] * means[$1] }
        return result
    }
}
