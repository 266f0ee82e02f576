/// The false discovery rate over many tests (Benjamini & Hochberg, *J. Royal Statistical Society B* 57, 1995).
public enum BenjaminiHochberg {
    /// q for each p, in the same order: the smallest share of false findings at which this test would still count as one,
    /// qᵢ = min over k ≥ i of pₖ m / k along the sorted p. Throws `.outOfRange` for what is no probability.
    public static func qValues(_ p: [Double]) throws(StatisticsError) -> [Double] {
        for value in p where !(value >= 0 && value <= 1) { throw .outOfRange("p", value: value, allowed: 0...1) }
        let order = p.indices.sorted { p[$0] > p[$1] }
        var q = [Double](repeating: 1, count: p.count)
        var least = 1.0
        for (place, index) in order.enumerated() {
            least = min(least, p[index] * (Double(p.count) / Double(p.count - place)))
            q[index] = least
        }
        return q
    }
}
