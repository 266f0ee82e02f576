/// How the standard errors of a regression allow for unequal or dependent residuals. N rows, K coefficients, G clusters.
public enum RegressionErrors: Sendable, Equatable {
    /// s² (XᵀX)⁻¹: equal variance, independent rows. t on N − K degrees of freedom.
    case classical
    /// White's sandwich times N / (N − K). t on N − K degrees of freedom.
    case hc1
    /// The sandwich with each residual over 1 − hᵢ (MacKinnon & White 1985), careful in small samples. t on N − K.
    case hc3
    /// Rows of one cluster may depend on one another: the sandwich over cluster sums times G/(G−1) · (N−1)/(N−K). t on G − 1.
    case clustered(Grouping)
}

extension RegressionErrors {
    func covariance(_ design: Design, residuals: [Double]) throws(StatisticsError) -> Matrix {
        let (n, k) = (Double(design.n), Double(design.width))
        switch self {
        case .classical:
            return dot(residuals, residuals) / (n - k) * design.inverseGram
        case .hc1:
            return n / (n - k) * RegressionErrors.scores(design, residuals).gram
        case .hc3:
            return RegressionErrors.scores(design, try RegressionErrors.stretched(residuals, design.leverages)).gram
        case .clustered(let grouping):
            try Check.sameLength(design.n, grouping.index.count, "rows and clusters")
            try Check.atLeast(2, grouping.count, "clusters")
            let g = Double(grouping.count)
            let sums = RegressionErrors.sums(RegressionErrors.scores(design, residuals), grouping)
            return g / (g - 1) * (n - 1) / (n - k) * sums.gram
        }
    }

    func degreesOfFreedom(_ design: Design) -> Double {
        if case .clustered(let grouping) = self { return Double(grouping.count - 1) }
        return Double(design.n - design.width)
    }

    private static func scores(_ design: Design, _ residuals: [Double]) -> Matrix {
        var scores = design.influence
        for j in 0..<scores.columns { for i in 0..<scores.rows { scores[i, j] *= residuals[i] } }
        return scores
    }

    private static func stretched(_ residuals: [Double], _ leverages: [Double]) throws(StatisticsError) -> [Double] {
        for (row, leverage) in leverages.enumerated() where leverage > 1 - 1e-10 {
            throw .undefined("HC3 errors: row \(row + 1) alone determines a coefficient (its leverage is 1)")
        }
        return zip(residuals, leverages).map { $0 / (1 - $1) }
    }

    private static func sums(_ scores: Matrix, _ grouping: Grouping) -> Matrix {
        var sums = Matrix(rows: grouping.count, columns: scores.columns)
        for j in 0..<scores.columns {
            for (i, group) in grouping.index.enumerated() { sums[group, j] += scores[i, j] }
        }
        return sums
    }
}
