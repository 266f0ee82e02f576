/// How careful a round is with answers; fixed when it starts.
public struct ReleasePolicy: Hashable, Sendable, Codable {
    /// No group of fewer respondents than this can ever be told apart, whatever a policy says.
    public static let guarantee = 5

    /// The fewest respondents of a cell that is shown; ``guarantee`` or more.
    public let threshold: Int
    /// The fewest respondents of a cell whose comments are shown; never below the threshold.
    public let commentThreshold: Int
    /// The narrowest interval, as a share of the scale's range, to which bounds may pin the mean of a group of fewer than
    /// ``guarantee``; above 0 and at most 1.
    public let width: Double
    /// A cell of fewer respondents than this is held back where one of them joined or left since the round before.
    public let turnoverThreshold: Int

    /// Nil where a number lies outside what is said above: a weaker policy cannot be made.
    public init?(threshold: Int = 5, commentThreshold: Int = 10, width: Double = 0.25, turnoverThreshold: Int = 10) {
        guard threshold >= Self.guarantee, commentThreshold >= threshold, width > 0, width <= 1,
            turnoverThreshold >= threshold
        else { return nil }
        self.threshold = threshold
        self.commentThreshold = commentThreshold
        self.width = width
        self.turnoverThreshold = turnoverThreshold
    }

    public static let standard = ReleasePolicy()!

    private enum CodingKeys: CodingKey {
        case threshold, commentThreshold, width, turnoverThreshold
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let policy = ReleasePolicy(
            threshold: try values.decode(Int.self, forKey: .threshold),
            commentThreshold: try values.decode(Int.self, forKey: .commentThreshold),
            width: try values.decode(Double.self, forKey: .width),
            turnoverThreshold: try values.decode(Int.self, forKey: .turnoverThreshold))
        guard let policy else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a policy weaker than the guarantee"))
        }
        self = policy
    }
}
