/// A calendar day (proleptic Gregorian), without a time zone.
///
/// Kept as the number of days since 1970-01-01 and written `YYYY-MM-DD`.
public struct Day: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Days from civil: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    public init(year: Int, month: Int, day: Int) {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        rawValue = era * 146_097 + dayOfEra - 719_468
    }

    /// The day on which an instant falls in UTC; `seconds` since 1970.
    public init(secondsSince1970 seconds: Double) {
        rawValue = Int((seconds / 86_400).rounded(.down))
    }

    /// `YYYY-MM-DD`, nil for anything else and for days that do not exist.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let candidate = Day(year: year, month: month, day: day)
        guard candidate.civil == (year, month, day) else { return nil }
        self = candidate
    }

    /// Year, month (1–12) and day of the month.
    public var civil: (year: Int, month: Int, day: Int) {
        let z = rawValue + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    public static func + (day: Self, days: Int) -> Self { Day(rawValue: day.rawValue + days) }
    public static func - (day: Self, days: Int) -> Self { Day(rawValue: day.rawValue - days) }
}

extension Day: CustomStringConvertible {
    public var description: String {
        let (year, month, day) = civil
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
