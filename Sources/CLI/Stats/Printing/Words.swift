import Foundation

/// Figures as a person reads them.
enum Words {
    /// 7382 → “7,382”.
    static func whole(_ n: Int) -> String {
        var digits = Array(String(n.magnitude))
        for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
        return (n < 0 ? "−" : "") + String(digits)
    }

    /// “1 row”, “1,811 rows”.
    static func count(_ n: Int, _ noun: String) -> String { "\(whole(n)) \(noun)\(n == 1 ? "" : "s")" }

    /// With a fixed number of decimals, and a true minus sign; what rounds to nothing has no sign.
    static func decimal(_ value: Double, _ places: Int = 3) -> String {
        guard value.isFinite else { return value.isNaN ? "–" : value > 0 ? "∞" : "−∞" }
        let text = String(format: abs(value) < 1e9 ? "%.\(places)f" : "%.3g", abs(value))
        let isZero = !text.contains { $0 != "0" && $0 != "." }
        return (value < 0 && !isZero ? "−" : "") + text
    }

    /// As many decimals as `step` needs to show three digits, from none to six: the error of an estimate decides how finely it is
    /// worth printing.
    static func places(for step: Double) -> Int {
        guard step > 0, step.isFinite else { return 3 }
        return min(6, max(0, 2 - Int(log10(step).rounded(.down))))
    }

    /// “p < 0.001” or “p = 0.012”, held together at the end of a line.
    static func p(_ p: Double) -> String {
        "p\(joint)\(p < 0.001 ? "<" : "=")\(joint)\(p < 0.001 ? "0.001" : decimal(p))"
    }

    /// A space at which no line is broken; pages print it as a plain one.
    static let joint: Character = "\u{A0}"

    /// “< 0.001” or “0.012”, for a column of them.
    static func bareP(_ p: Double) -> String { p < 0.001 ? "< 0.001" : decimal(p) }

    /// “0.662 to 0.914”.
    static func interval(_ low: Double?, _ high: Double?, _ places: Int = 3) -> String {
        guard let low, let high else { return "too few for an interval" }
        return "\(decimal(low, places)) to \(decimal(high, places))"
    }

    /// “a, b and c”.
    static func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }

    /// “13 %” of a share.
    static func percent(_ share: Double, _ places: Int = 0) -> String { decimal(100 * share, places) + " %" }
}
