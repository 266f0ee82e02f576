private import CClp

/// A linear program with bounded columns and rows, solved by COIN-OR's Clp (primal simplex). It keeps its basis, so that another
/// objective over the same constraints starts from the last optimum.
public final class LinearProgram {
    private let model: UnsafeMutableRawPointer
    private let columnCount: Int

    private let rowCount: Int
    /// Whether the next program starts from a point that was handed in, and not from the last optimum.
    private var startsAtPoint: Bool

    /// - Parameters:
    ///   - columns: bounds of each variable.
    ///   - rows: bounds of each constraint's value; equal ends: an equation.
    ///   - entries: for each variable the constraints in which it stands and its coefficients there.
    ///   - known: a point that meets the constraints, to start from.
    public init(
        columns: [ClosedRange<Double>], rows: [ClosedRange<Double>], entries: [[(row: Int32, coefficient: Double)]],
        known: [Double]? = nil
    ) {
        columnCount = columns.count
        rowCount = rows.count
        model = Clp_newModel()
        Clp_setLogLevel(model, 0)
        var starts: [CoinBigIndex] = [0]
        var indices: [Int32] = []
        var values: [Double] = []
        for column in entries {
            for entry in column {
                indices.append(entry.row)
                values.append(entry.coefficient)
            }
            starts.append(CoinBigIndex(indices.count))
        }
        Clp_loadProblem(
            model, Int32(columns.count), Int32(rows.count), starts, indices, values, columns.map(\.lowerBound),
            columns.map(\.upperBound), [Double](repeating: 0, count: columns.count), rows.map(\.lowerBound),
            rows.map(\.upperBound))
        startsAtPoint = known != nil
        if let known { Clp_setColSolution(model, known) }
    }

    deinit { Clp_deleteModel(model) }

    /// The variables where Σ objective·variable is least; nil where no point meets the constraints or Clp gives up.
    /// - Parameter fromBelow: whether to come from points that do not meet the constraints (dual simplex): quicker for a first
    ///   minimum where least bounds cost least.
    public func minimum(of objective: [Double], fromBelow: Bool = false) -> [Double]? {
        precondition(objective.count == columnCount)
        Clp_chgObjCoefficients(model, objective)
        if fromBelow { Clp_dual(model, 0) } else { Clp_primal(model, startsAtPoint ? 1 : 0) }
        startsAtPoint = false
        guard Clp_isProvenOptimal(model) != 0, let solution = Clp_getColSolution(model) else { return nil }
        return Array(UnsafeBufferPointer(start: solution, count: columnCount))
    }

    /// How much the last minimum would rise with each constraint's value: 0 where the constraint does not bind.
    public var prices: [Double] {
        guard let prices = Clp_getRowPrice(model) else { return [] }
        return Array(UnsafeBufferPointer(start: prices, count: rowCount))
    }
}
