import Domain
import Storage

/// A mapping put beside a file's header and the organisation: places instead of names.
struct ImportPlan {
    enum Origin<Fixed> {
        case cell(Int)
        case fixed(Fixed)
    }

    struct Column {
        let name: String
        let cell: Int
        let metric: Metric
        /// The cell with the number of answers, and its name.
        let n: (cell: Int, name: String)?
        let factor: Factor
        /// The range in which values must lie.
        let range: Scale
    }

    let layout: Mapping.Layout
    let unit: Origin<Int>
    let unitName: String
    let period: Origin<Period>
    let periodName: String
    let grain: Period.Grain?
    /// By ascending id of their metrics.
    let columns: [Column]
    let missing: [[UInt8]]
    let decimalComma: Bool
}

/// Multiplies, or divides where that is exact: 57 × 0.01 is not the double nearest to 0.57, 57 / 100 is.
struct Factor {
    private let product: Double
    private let quotient: Double

    init(_ factor: Double) {
        let inverse = (1 / factor).rounded()
        let divides = factor.magnitude < 1 && (1 / factor - inverse).magnitude < 1e-9 * inverse.magnitude
        (product, quotient) = divides ? (1, inverse) : (factor, 1)
    }

    func applied(to value: Double) -> Double { value * product / quotient }
}
