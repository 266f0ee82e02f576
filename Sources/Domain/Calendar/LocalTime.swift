import Foundation

/// Days and hours of a place, by its name in the IANA time zone database ("Europe/Berlin").
public struct LocalTime: Hashable, Sendable {
    private let zone: TimeZone

    /// - Returns: nil for a name that the database does not have.
    public init?(_ name: String) {
        // Foundation takes offsets and abbreviations too, which know no summer time.
        guard name == "UTC" || name.contains("/"), let zone = TimeZone(identifier: name) else { return nil }
        self.zone = zone
    }

    public static let utc = LocalTime("UTC")!

    /// The day on which an instant (seconds since 1970) falls there.
    public func day(of instant: Int64) -> Day {
        Day(secondsSince1970: Double(instant + Int64(offset(at: instant))))
    }

    /// The instant at which an hour of a day begins there; where the clock leaps over it, the first one after.
    public func instant(of day: Day, hour: Int) -> Int64 {
        let wall = Int64(day.rawValue) * 86_400 + Int64(hour) * 3_600
        let guess = wall - Int64(offset(at: wall))
        return wall - Int64(offset(at: guess))
    }

    private func offset(at instant: Int64) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
    }
}
