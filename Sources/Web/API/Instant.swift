import Domain

/// A moment as RFC 3339 writes it, in UTC: `2025-03-31T08:00:00Z`.
struct Instant: Encodable {
    private let text: String

    /// - Parameter seconds: since 1970.
    init(_ seconds: Int64) {
        let day = Day(secondsSince1970: Double(seconds))
        let rest = seconds - Int64(day.rawValue) * 86_400
        let parts = [rest / 3_600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        text = "\(day)T\(parts.joined(separator: ":"))Z"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
