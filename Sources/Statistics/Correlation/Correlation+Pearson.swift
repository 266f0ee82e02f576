import Foundation

extension Correlation {
    /// Pearson's r, or with `controls` the partial correlation: that of what remains of x and y after a regression of each on
    /// the controls.
    ///
    /// p from Student's t on n − 2 − k degrees of freedom, the interval by Fisher's z with error 1/√(n − 3 − k), for k controls.
    /// Throws `.notEnoughData` for fewer than 3 + k rows, `.doesNotVary` for a constant column, and `.collinear` where the
    /// controls leave nothing of a column. Columns are called `names`: x, y, then the controls.
    public static func pearson(
        _ x: [Double], _ y: [Double], controls: [[Double]] = [], names: [String]? = nil, confidence: Double = 0.95
    ) throws(StatisticsError) -> Correlation {
        let pair = try Pair(x, y, controls, names ?? Pair.defaultNames(controls.count), confidence)
        return pair.correlation(.pearson, spread: 1)
    }

    /// Spearman's ρ: Pearson's r of the ranks, ties sharing their mean rank; with `controls` the partial correlation of ranks.
    ///
    /// p from Student's t, as scipy and, with ties, R have it; the interval by Fisher's z with the error
    /// √((1 + ρ²/2) / (n − 3 − k)) of Bonett & Wright (*Psychometrika* 65, 2000).
    public static func spearman(
        _ x: [Double], _ y: [Double], controls: [[Double]] = [], names: [String]? = nil, confidence: Double = 0.95
    ) throws(StatisticsError) -> Correlation {
        let names = names ?? Pair.defaultNames(controls.count)
        for (column, name) in zip([x, y] + controls, names) { try Check.finite(column, name) }
        let pair = try Pair(Ranks.of(x), Ranks.of(y), controls.map(Ranks.of), names, confidence)
        return pair.correlation(.spearman, spread: 1 + pair.r * pair.r / 2)
    }
}

/// Two columns with the controls taken out, and the r between them.
private struct Pair {
    let r: Double
    let n: Int
    let controls: Int
    let confidence: Double

    static func defaultNames(_ controls: Int) -> [String] {
        ["x", "y"] + (0..<controls).map { "control \($0 + 1)" }
    }

    init(
        _ x: [Double], _ y: [Double], _ controls: [[Double]], _ names: [String], _ confidence: Double
    ) throws(StatisticsError) {
        try Check.confidence(confidence)
        for column in [y] + controls { try Check.sameLength(x.count, column.count, "the columns") }
        try Check.atLeast(3 + controls.count, x.count, "rows")
        for (column, name) in zip([x, y] + controls, names) {
            try Check.finite(column, name)
            if Sample.isConstant(column) { throw .doesNotVary(name) }
        }
        let remaining = try Residuals(controls, Array(names.dropFirst(2)))
        let left = try remaining.of(x, names[0])
        let right = try remaining.of(y, names[1])
        r = max(-1, min(1, dot(left, right) / norm(left) / norm(right)))
        n = x.count
        self.controls = controls.count
        self.confidence = confidence
    }

    func correlation(_ method: Correlation.Method, spread: Double) -> Correlation {
        let degrees = n - 3 - controls
        let bounds =
            degrees > 0 ? Correlation.fisher(r, error: (spread / Double(degrees)).squareRoot(), confidence) : nil
        return Correlation(
            method: method, r: r, low: bounds?.low, high: bounds?.high,
            p: Correlation.studentP(r, df: n - 2 - controls), test: .student, n: n, controls: controls)
    }
}

/// What a regression on the controls, with an intercept, leaves of a column.
private struct Residuals {
    let names: [String]
    let basis: Matrix?

    init(_ controls: [[Double]], _ names: [String]) throws(StatisticsError) {
        self.names = names
        basis =
            controls.isEmpty ? nil : try QRDecomposition(Matrix(columns: controls.map(Sample.centred)), names: names).q
    }

    func of(_ column: [Double], _ name: String) throws(StatisticsError) -> [Double] {
        let centred = Sample.centred(column)
        guard let basis else { return centred }
        let fitted = basis * basis.transposedTimes(centred)
        let rest = zip(centred, fitted).map { $0 - $1 }
        if norm(rest) < QRDecomposition.tolerance * norm(centred) { throw .collinear(name, with: names) }
        return rest
    }
}
