/// Units × periods × variables, the shape of everything that is linked.
///
/// A value sits at `unit * periods.count + period` of its variable; NaN means that it was not measured. Periods are whole
/// numbers in ascending order, and one lag is a difference of 1 between them: with 2019 and 2021 but no 2020, nothing is one
/// period apart. The panel may be unbalanced.
///
/// ```swift
/// let panel = try Panel(
///     units: ["north", "north", "south", "south"], periods: [2022, 2023, 2022, 2023],
///     variables: [("trust", [3.9, 4.1, 3.2, 3.4])])
/// ```
public struct Panel: Sendable, Equatable {
    public let units: [String]
    public let periods: [Int]
    public let variables: [String]
    /// One array of units × periods per variable.
    let values: [[Double]]

    /// From a grid: `values[variable][unit * periods.count + period]`.
    ///
    /// Throws `.lengthsDiffer` where a variable does not fill the grid, `.duplicate` where a unit, period or variable is
    /// named twice, `.outOfOrder` where periods do not ascend, and `.notFinite` at an infinity.
    public init(units: [String], periods: [Int], variables: [String], values: [[Double]]) throws(PanelError) {
        if let name = firstRepeated(units) { throw .duplicate("the unit \(name)") }
        if let name = firstRepeated(variables) { throw .duplicate("the variable \(name)") }
        guard zip(periods, periods.dropFirst()).allSatisfy(<) else { throw .outOfOrder }
        guard values.count == variables.count else { throw .lengthsDiffer("variables", values.count, variables.count) }
        for (name, column) in zip(variables, values) {
            guard column.count == units.count * periods.count else {
                throw .lengthsDiffer(name, column.count, units.count * periods.count)
            }
            if column.contains(where: \.isInfinite) { throw .statistics(.notFinite(name)) }
        }
        self.units = units
        self.periods = periods
        self.variables = variables
        self.values = values
    }

    /// From rows, one per unit and period in any order; cells without a row are missing. Units keep the order of their
    /// first row. Throws as above, and `.duplicate` where two rows share a unit and a period.
    public init(
        units rowUnits: [String], periods rowPeriods: [Int], variables: [(name: String, values: [Double])]
    ) throws(PanelError) {
        guard rowUnits.count == rowPeriods.count else {
            throw .lengthsDiffer("periods", rowPeriods.count, rowUnits.count)
        }
        let unitOf = Numbering(rowUnits)
        let periods = Set(rowPeriods).sorted()
        let periodOf = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1, $0) })
        let cells = rowUnits.indices.map { unitOf.codes[$0] * periods.count + periodOf[rowPeriods[$0]]! }
        var taken = [Bool](repeating: false, count: unitOf.names.count * periods.count)
        for (row, cell) in cells.enumerated() {
            if taken[cell] { throw .duplicate("the row of \(rowUnits[row]) in \(rowPeriods[row])") }
            taken[cell] = true
        }
        var grids: [[Double]] = []
        for (name, column) in variables {
            guard column.count == cells.count else { throw .lengthsDiffer(name, column.count, cells.count) }
            var grid = [Double](repeating: .nan, count: taken.count)
            for (row, cell) in cells.enumerated() { grid[cell] = column[row] }
            grids.append(grid)
        }
        try self.init(units: unitOf.names, periods: periods, variables: variables.map(\.name), values: grids)
    }

    /// The variable's units × periods numbers. Throws `.unknown` where the panel has no such variable.
    public func column(_ variable: String) throws(PanelError) -> [Double] { values[try position(of: variable)] }

    func position(of variable: String) throws(PanelError) -> Int {
        guard let position = variables.firstIndex(of: variable) else { throw .unknown(variable) }
        return position
    }
}

/// Names in the order of their first appearance, and each row's place among them.
private struct Numbering {
    var names: [String] = []
    var codes: [Int] = []

    init(_ rows: [String]) {
        var places: [String: Int] = [:]
        codes.reserveCapacity(rows.count)
        for name in rows {
            let place = places[name] ?? names.count
            if place == names.count {
                places[name] = place
                names.append(name)
            }
            codes.append(place)
        }
    }
}

private func firstRepeated(_ names: [String]) -> String? {
    var seen = Set<String>()
    return names.first { !seen.insert($0).inserted }
}
