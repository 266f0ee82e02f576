/// A group whose answers may be shown: a unit with all below it, or those of them who have one value of one segment.
public struct ReleaseCell: Hashable, Sendable, Codable {
    public let unit: Unit.ID
    public let segment: String?
    public let value: String?

    public init(unit: Unit.ID) {
        self.unit = unit
        segment = nil
        value = nil
    }

    public init(unit: Unit.ID, segment: String, value: String) {
        self.unit = unit
        self.segment = segment
        self.value = value
    }
}

/// What respondents are broken down by besides their unit, declared when a round starts: tenure, location, role.
public struct ReleaseSegment: Hashable, Sendable, Codable {
    public let key: String
    /// In the order in which they are shown.
    public let values: [String]

    public init(key: String, values: [String]) {
        self.key = key
        self.values = values
    }
}
