/// A variable as it was `lag` periods before the row's own period; a negative lag looks ahead.
struct PanelSeries: Hashable, Sendable {
    /// Position among the panel's variables.
    var variable: Int
    var lag: Int
}

extension Panel {
    /// For each period the place of the period `lag` before it, or −1 where the panel does not have that one.
    func sources(lag: Int) -> [Int] {
        let places = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1, $0) })
        return periods.map { period in
            let (source, isBeyond) = period.subtractingReportingOverflow(lag)
            return isBeyond ? -1 : places[source] ?? -1
        }
    }

    /// True at each units × periods cell whose value is not missing.
    func observed(_ variable: Int) -> [Bool] { values[variable].map { !$0.isNaN } }
}
