/// Columns of text, set so that decimal points stand below one another.
struct TextTable {
    /// Empty strings for columns without a heading; nil where there are none.
    let headings: [String]?
    let rows: [[String]]

    init(_ headings: [String], _ rows: [[String]]) {
        self.headings = headings
        self.rows = rows
    }

    init(_ rows: [[String]]) {
        headings = nil
        self.rows = rows
    }

    /// Two spaces in, two between columns; the first column to the left, the others to the right.
    var text: String {
        let columns = rows.map(\.count).max() ?? 0
        let bodies = (0..<columns).map { column in
            column == 0 ? rows.map { $0[0] } : TextTable.aligned(rows.map { column < $0.count ? $0[column] : "" })
        }
        let widths = bodies.enumerated().map { column, cells in
            max(headings?[column].count ?? 0, cells.map(\.count).max() ?? 0)
        }
        let lines = rows.indices.map { row in bodies.map { $0[row] } }
        return ((headings.map { [$0] } ?? []) + lines).map { line in
            let cells = line.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }
            return TextTable.trimmed("  " + cells.joined(separator: "   "))
        }.joined(separator: "\n")
    }

    /// Pads numbers on the right so that their decimal points stand below one another.
    private static func aligned(_ cells: [String]) -> [String] {
        func tail(_ cell: String) -> Int {
            guard cell.last?.isNumber == true, !cell.contains(" to ") else { return 0 }
            return cell.lastIndex(of: ".").map { cell.distance(from: $0, to: cell.endIndex) } ?? 0
        }
        let longest = cells.map(tail).max() ?? 0
        return cells.map { cell in
            guard cell.last?.isNumber == true, !cell.contains(" to ") else { return cell }
            return cell + String(repeating: " ", count: longest - tail(cell))
        }
    }

    private static func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }
}
