/// The correlations among drivers and between each driver and the outcome: all that a split of R² needs.
struct DriverCorrelations {
    /// Drivers × drivers, ones on the diagonal.
    let among: Matrix
    let withOutcome: [Double]

    var count: Int { withOutcome.count }

    /// From columns whose cross products are `products`, the outcome last; nil where a column does not vary.
    init?(products: Matrix) {
        let last = products.rows - 1
        let scales = products.diagonal.map { $0.squareRoot() }
        guard scales.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        var among = Matrix.identity(last)
        for j in 0..<last { for i in 0..<last where i != j { among[i, j] = products[i, j] / scales[i] / scales[j] } }
        self.among = among
        withOutcome = (0..<last).map { products[$0, last] / scales[$0] / scales[last] }
    }
}
