import Domain
import Statistics
import Storage

/// How many of those invited have answered: in all, and in each unit of which five or more were invited.
///
/// Shown while the round is open, since it says nothing of what anybody answered. Units of fewer than five stand
/// together, and so does the next smallest where all of them together are still fewer than five.
struct ResponseRates: Sendable {
    struct Line: Sendable {
        let name: String
        let invited: String
        let answered: String
        let rate: String
        let percent: String
    }

    let total: Line
    let units: [Line]
    let hasUnits: Bool

    private static let mostUnits = 200

    /// Nil where nobody was invited, or too few to say how many answered.
    init?(_ rates: [Unit.ID: (invited: Int, answered: Int)], names: [Unit.ID: String]) {
        let fewest = Round.fewestForScores
        let sum = rates.values.reduce((0, 0)) { ($0.0 + $1.invited, $0.1 + $1.answered) }
        guard sum.0 >= fewest else { return nil }
        total = Line("All", sum)
        let bySize = rates.sorted { ($0.value.invited, $0.key) < ($1.value.invited, $1.key) }
        var small = bySize.prefix { $0.value.invited < fewest }
        let hidden = small.reduce(0) { $0 + $1.value.invited }
        if hidden > 0, hidden < fewest { small = bySize.prefix(small.count + 1) }
        var lines = bySize.dropFirst(small.count).map { (names[$0.key] ?? "", $0.value) }.sorted { $0.0 < $1.0 }
        if !small.isEmpty {
            let rest = small.reduce((invited: 0, answered: 0)) {
                ($0.invited + $1.value.invited, $0.answered + $1.value.answered)
            }
            lines.append(("Smaller units together", rest))
        }
        units = lines.count > 1 ? lines.prefix(Self.mostUnits).map { Line($0.0, ($0.1.invited, $0.1.answered)) } : []
        hasUnits = !units.isEmpty
    }
}

extension ResponseRates.Line {
    init(_ name: String, _ counts: (Int, Int)) {
        self.name = name
        invited = grouped(counts.0)
        answered = grouped(counts.1)
        let share = counts.0 > 0 ? Double(counts.1) / Double(counts.0) * 100 : 0
        rate = share.fixed(1)
        percent = "\(share.fixed(0))\u{202F}%"
    }
}
