import Foundation
import Statistics
import Testing

/// The usual check of fixed-effects code: 10 firms, 20 years.
enum Grunfeld {
    /// All 200 rows, or 140 of them with holes of every kind: scattered ones, a firm with two years, a long gap.
    static func panel(unbalanced: Bool = false) throws -> Panel {
        let table = try Table("grunfeld")
        let (firm, year) = try (table.text("firm"), table.numbers("year").map { Int($0) })
        let kept = firm.indices.filter { row in
            guard unbalanced else { return true }
            let (f, y) = (Int(firm[row])!, year[row])
            return (f * 7 + y * 3) % 5 != 0 && !(f == 10 && y > 1937) && !(f == 3 && (1940...1946).contains(y))
        }
        let columns = try ["inv", "value", "capital"].map { name in
            (name: name, values: try table.numbers(name))
        }
        return try Panel(
            units: kept.map { firm[$0] }, periods: kept.map { year[$0] },
            variables: columns.map { column in (column.name, kept.map { column.values[$0] }) })
    }
}
