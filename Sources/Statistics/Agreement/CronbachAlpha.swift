import Foundation

/// Whether items measure one thing: Cronbach's α of k items.
///
/// Raw: k/(k − 1) · (1 − Σ item variances / variance of the sum). Standardised: k r̄ / (1 + (k − 1) r̄), with the mean
/// correlation r̄ between items.
public struct CronbachAlpha: Sendable, Equatable {
    public let alpha: Double
    /// Feldt's interval (1965), from F on n − 1 and (n − 1)(k − 1) degrees of freedom.
    public let low: Double
    public let high: Double
    public let standardised: Double
    public let averageCorrelation: Double
    /// α of the other items, for each item; absent for two items.
    public let withoutItem: [Double]?
    public let n: Int
    public let items: Int

    /// `items` are columns of equal length. Those in `reversed` (positions) are turned round within `range`: L + H − x.
    ///
    /// Throws `.notEnoughData` for fewer than two items or rows, `.doesNotVary` for a constant item, `.outOfRange` for a
    /// reversed answer outside the range.
    public init(
        _ items: [[Double]], names: [String]? = nil, reversed: Set<Int> = [], range: ClosedRange<Double>? = nil,
        confidence: Double = 0.95
    ) throws(StatisticsError) {
        let names = names ?? items.indices.map { "item \($0 + 1)" }
        try Check.confidence(confidence)
        try Check.atLeast(2, items.count, "items")
        try Check.atLeast(2, items[0].count, "rows")
        var scored: [[Double]] = []
        for (number, item) in items.enumerated() {
            try Check.sameLength(item.count, items[0].count, "the items")
            try Check.finite(item, names[number])
            if Sample.isConstant(item) { throw .doesNotVary(names[number]) }
            scored.append(try reversed.contains(number) ? CronbachAlpha.turned(item, range, names[number]) : item)
        }
        self.init(Matrix(columns: scored.map(Sample.centred)).gram, rows: items[0].count, confidence)
    }

    private init(_ products: Matrix, rows: Int, _ confidence: Double) {
        let all = Array(0..<products.rows)
        n = rows
        items = all.count
        alpha = CronbachAlpha.raw(products, all)
        averageCorrelation = CronbachAlpha.averageCorrelation(products)
        standardised = Double(items) * averageCorrelation / (1 + Double(items - 1) * averageCorrelation)
        withoutItem = items > 2 ? all.map { item in CronbachAlpha.raw(products, all.filter { $0 != item }) } : nil
        let (df1, df2) = (Double(n - 1), Double((n - 1) * (items - 1)))
        let tail = (1 - confidence) / 2
        low = 1 - (1 - alpha) * FisherF.upperQuantile(tail, df1: df1, df2: df2)
        high = 1 - (1 - alpha) * FisherF.quantile(tail, df1: df1, df2: df2)
    }

    private static func turned(
        _ item: [Double], _ range: ClosedRange<Double>?, _ name: String
    ) throws(StatisticsError) -> [Double] {
        // Without a range the ends that occur stand in for the scale's: α does not depend on a constant.
        let range = range ?? (item.min() ?? 0)...(item.max() ?? 0)
        for answer in item where !range.contains(answer) { throw .outOfRange(name, value: answer, allowed: range) }
        return item.map { range.lowerBound + range.upperBound - $0 }
    }

    /// From the matrix of cross products, of which α needs only ratios. −∞ where the items cancel out.
    private static func raw(_ products: Matrix, _ items: [Int]) -> Double {
        let own = items.reduce(0) { $0 + products[$1, $1] }
        let total = items.reduce(0) { sum, i in items.reduce(sum) { $0 + products[i, $1] } }
        let size = Double(items.count)
        return size / (size - 1) * (1 - own / max(total, 0))
    }

    private static func averageCorrelation(_ products: Matrix) -> Double {
        let scale = products.diagonal.map { $0.squareRoot() }
        var sum = 0.0
        for i in 1..<products.rows { for j in 0..<i { sum += products[i, j] / scale[i] / scale[j] } }
        return sum / Double(products.rows * (products.rows - 1) / 2)
    }
}
