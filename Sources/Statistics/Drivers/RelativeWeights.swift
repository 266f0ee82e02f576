import Foundation

/// Johnson's relative weights (*Multivariate Behavioral Research* 35, 2000): R² split through the orthogonal variables closest
/// to the drivers. With Λ = R^½ and β = Λ⁻¹ r, driver j's weight is Σₖ Λⱼₖ² βₖ². Thomas et al. (2014) advise against them;
/// they are given for comparison.
enum RelativeWeights {
    /// Nil where the drivers depend on one another so that Λ has no inverse.
    static func shares(_ correlations: DriverCorrelations) -> [Double]? {
        guard let eigen = try? SymmetricEigen(correlations.among), let least = eigen.values.first, least > 1e-14 else {
            return nil
        }
        let root = eigen.map { $0.squareRoot() }
        let beta = eigen.map { 1 / $0.squareRoot() } * correlations.withOutcome
        return (0..<correlations.count).map { j in
            (0..<correlations.count).reduce(0) { $0 + root[j, $1] * root[j, $1] * beta[$1] * beta[$1] }
        }
    }
}
