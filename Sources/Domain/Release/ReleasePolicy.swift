/// How careful a round is with answers; fixed when it starts.
public struct ReleasePolicy: Hashable, Sendable, Codable {
    /// No group of fewer respondents than this can ever be told apart, whatever a policy says.
    public static let guarantee = 5

    /// The fewest respondents of a cell that is shown; ``guarantee`` or more.
    public let threshold: Int
    /// The fewest respondents of a cell whose comments are shown; never below the threshold.
    public let commentThreshold: Int
    /// How wide the bands are that stand for means that would tell too much, as a share of the scale's range; above 0 and at most 1.
    public let width: Double
    /// The narrowest interval, as a share of the scale's range, to which anything shown may pin the mean of a group of fewer than
    /// ``guarantee``; above 0 and at most `width`. Half a band by default: so much is left at an end of the scale.
    public let pinWidth: Double
    /// A cell of fewer respondents than this is held back where one of them joined or left since the round before.
    public let turnoverThreshold: Int

    /// Nil where a number lies outside what is said above: a weaker policy cannot be made.
    public init?(
        threshold: Int = 5, commentThreshold: Int = 10, width: Double = 0.25, pinWidth: Double = 0.125,
        turnoverThreshold: Int = 10
    ) {
        guard threshold >= Self.guarantee, commentThreshold >= threshold, width > 0, width <= 1, pinWidth > 0,
            pinWidth <= width, turnoverThreshold >= threshold
        else { return nil }
        self.threshold = threshold
        self.commentThreshold = commentThreshold
        self.width = width
        self.pinWidth = pinWidth
        self.turnoverThreshold = turnoverThreshold
    }

    public static let standard = ReleasePolicy()!

    /// This policy with thresholds of its own; nil where one is lower than this one's or they do not go together.
    public func stricter(threshold: Int, commentThreshold: Int) -> ReleasePolicy? {
        guard threshold >= self.threshold, commentThreshold >= self.commentThreshold else { return nil }
        return ReleasePolicy(
            threshold: threshold, commentThreshold: commentThreshold, width: width, pinWidth: pinWidth,
            turnoverThreshold: max(threshold, turnoverThreshold))
    }

    private enum CodingKeys: CodingKey {
        case threshold, commentThreshold, width, pinWidth, turnoverThreshold
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let width = try values.decode(Double.self, forKey: .width)
        let policy = ReleasePolicy(
            threshold: try values.decode(Int.self, forKey: .threshold),
            commentThreshold: try values.decode(Int.self, forKey: .commentThreshold), width: width,
            pinWidth: try values.decodeIfPresent(Double.self, forKey: .pinWidth) ?? min(width, Self.standard.pinWidth),
            turnoverThreshold: try values.decode(Int.self, forKey: .turnoverThreshold))
        guard let policy else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a policy weaker than the guarantee"))
        }
        self = policy
    }
}
