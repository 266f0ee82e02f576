import Domain
import Exchange
import Statistics

/// A file's columns as a panel: a row per unit and period, a missing value where a cell is empty.
struct PanelSheet {
    let panel: Panel
    /// Rows read, and rows left out because unit or period was missing.
    let rows: Int
    let dropped: Int

    /// “200 rows”, and how many were left out.
    var size: String {
        Words.count(rows, "row")
            + (dropped > 0 ? " (\(Words.count(dropped, "row")) without a unit or a period left out)" : "")
    }
}

extension OpenFile {
    /// Reads `numbers` by unit and period.
    ///
    /// A period is a whole number, or `2023`, `2023-Q1`, `2023-04`, `2023-W05` or `2023-04-30`, all of one kind. Throws a
    /// `Refusal` as `read` does, and for two rows of one unit and period.
    func readPanel(numbers: [String], unit: String, period: String) throws -> PanelSheet {
        let numberPlaces = try numbers.map(place)
        let (unitPlace, periodPlace) = (try place(unit), try place(period))
        try refuseTwice(numbers)
        var units: [String] = []
        var periods: [Int] = []
        var columns = [[Double]](repeating: [], count: numbers.count)
        var dropped = 0
        var grains: Set<Period.Grain?> = []
        while let row = try reader.next() {
            if let problem = row.problem { throw problem }
            let values = try zip(numberPlaces, numbers).map { try number(row, $0, $1) }
            let (unitText, periodText) = (row.text(unitPlace), row.text(periodPlace))
            guard !Missing.isMissing(unitText), !Missing.isMissing(periodText) else {
                dropped += 1
                continue
            }
            let time = try ordinal(periodText, period, line: row.line)
            grains.insert(time.grain)
            if grains.count > 1 {
                throw Refusal(
                    "the column “\(period)” mixes kinds of periods: line \(row.line) has “\(periodText.prefix(40))”")
            }
            units.append(unitText)
            periods.append(time.ordinal)
            for (place, value) in values.enumerated() { columns[place].append(value ?? .nan) }
        }
        guard !units.isEmpty else {
            throw Refusal(dropped > 0 ? "every row lacks its unit or its period" : "the file has no rows")
        }
        for (name, column) in zip(numbers, columns) { try refuseConstant(name, column) }
        let panel = try Panel(units: units, periods: periods, variables: Array(zip(numbers, columns).map { ($0, $1) }))
        return PanelSheet(panel: panel, rows: units.count, dropped: dropped)
    }

    /// Whole numbers count as they are (their grain is nil); 2015.0 is what some programs make of 2015.
    private func ordinal(_ text: String, _ column: String, line: Int) throws -> (grain: Period.Grain?, ordinal: Int) {
        let bare = text.trimmed
        if let number = Double(bare), number == number.rounded(), abs(number) < 1e9 { return (nil, Int(number)) }
        if let period = Period(bare) { return (period.grain, period.ordinal) }
        throw Refusal(
            "the column “\(column)” holds “\(bare.prefix(40))” in line \(line), which is no period: whole numbers, 2023-Q1, 2023-04, 2023-W05 or 2023-04-30"
        )
    }

    private func refuseConstant(_ name: String, _ column: [Double]) throws {
        let known = column.filter { !$0.isNaN }
        guard let first = known.first else { throw Refusal("the column “\(name)” has no value") }
        if known.allSatisfy({ $0 == first }) { throw Refusal("the column “\(name)” does not vary") }
    }
}

extension String {
    fileprivate var trimmed: Substring {
        let start = drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...end]
    }
}
