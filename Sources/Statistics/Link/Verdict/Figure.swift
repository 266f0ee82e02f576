import Foundation

/// Numbers as they stand in sentences.
enum Figure {
    /// A correlation: two decimals, no zero before the point, a true minus sign.
    static func r(_ value: Double) -> String {
        let text = String(format: "%.2f", abs(value))
        let short = text.hasPrefix("0.") ? String(text.dropFirst()) : text
        return value < 0 && text != "0.00" ? "−" + short : short
    }

    /// An effect: a sign and three figures.
    static func effect(_ value: Double) -> String {
        guard value.isFinite else { return value < 0 ? "−∞" : "+∞" }
        let text = String(format: "%.3g", abs(value))
        return (value < 0 ? "−" : "+") + text
    }
}
