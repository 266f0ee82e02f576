/// The stretch of time that an observation speaks of: a year, quarter, month, ISO week or day.
///
/// Periods of one grain are counted without gaps (`ordinal`), so "the period before" is `ordinal - 1` even when
/// nothing was measured then. `rawValue` packs grain and ordinal into one integer that sorts by time within a grain;
/// it is what the database keeps.
public struct Period: RawRepresentable, Hashable, Comparable, Sendable {
    public enum Grain: Int, Sendable, CaseIterable, Codable {
        case year = 1
        case quarter, month, week, day
    }

    public let grain: Grain
    /// Years since 0, quarters and months since year 0, weeks since Monday 1969-12-29, days since 1970-01-01.
    public let ordinal: Int

    public init(_ grain: Grain, ordinal: Int) {
        self.grain = grain
        self.ordinal = ordinal
    }

    private static let span = 10_000_000

    public init?(rawValue: Int) {
        guard let grain = Grain(rawValue: rawValue / Self.span) else { return nil }
        self.init(grain, ordinal: rawValue % Self.span - Self.span / 2)
    }

    // Days and weeks before 1970 have negative ordinals; the half span keeps them within their grain.
    public var rawValue: Int { grain.rawValue * Self.span + Self.span / 2 + ordinal }

    public static func year(_ year: Int) -> Period { Period(.year, ordinal: year) }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Whether `a` is over before `b`; of two that end on the same day the longer one comes last.
    public static func isEarlier(_ a: Period, _ b: Period) -> Bool {
        (a.lastDay, b.firstDay) < (b.lastDay, a.firstDay)
    }

    /// The period `steps` later (earlier when negative) of the same grain.
    public func advanced(by steps: Int) -> Period { Period(grain, ordinal: ordinal + steps) }

    /// The first day of the period.
    public var firstDay: Day {
        switch grain {
        case .year: Day(year: ordinal, month: 1, day: 1)
        case .quarter: Day(year: ordinal / 4, month: ordinal % 4 * 3 + 1, day: 1)
        case .month: Day(year: ordinal / 12, month: ordinal % 12 + 1, day: 1)
        case .week: Day(rawValue: ordinal * 7 - 3)
        case .day: Day(rawValue: ordinal)
        }
    }

    /// The last day of the period.
    public var lastDay: Day { advanced(by: 1).firstDay - 1 }

    /// The period of a grain in which a day lies.
    public init(_ grain: Grain, containing day: Day) {
        let (year, month, _) = day.civil
        switch grain {
        case .year: self.init(.year, ordinal: year)
        case .quarter: self.init(.quarter, ordinal: year * 4 + (month - 1) / 3)
        case .month: self.init(.month, ordinal: year * 12 + month - 1)
        case .week: self.init(.week, ordinal: Int((Double(day.rawValue + 3) / 7).rounded(.down)))
        case .day: self.init(.day, ordinal: day.rawValue)
        }
    }
}
