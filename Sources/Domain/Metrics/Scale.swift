/// The closed range of values a metric can take, and how its figures are written.
public struct Scale: Hashable, Sendable, Codable {
    public enum Format: String, Sendable, CaseIterable, Codable {
        /// Two decimals: agreement from 1 to 5.
        case plain
        /// A share from 0 to 1, written as a percentage.
        case share
        /// Already in percent.
        case percent
        /// Points without decimals, such as an NPS.
        case points
        /// A count, written without decimals.
        case count
    }

    public var low: Double
    public var high: Double
    public var format: Format

    public init(low: Double, high: Double, format: Format = .plain) {
        self.low = low
        self.high = high
        self.format = format
    }

    public func contains(_ value: Double) -> Bool { value >= low && value <= high }
}
