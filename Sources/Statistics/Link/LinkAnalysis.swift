/// Whether what happens inside is felt outside, and what that does to the business, on one panel.
///
/// ```swift
/// let analysis = LinkAnalysis(panel, inside: ["commitment"], outside: ["trust"], business: ["attendance"])
/// let report = try analysis.report()
/// report.links[0].verdict
/// ```
public struct LinkAnalysis: Sendable {
    public var panel: Panel
    public var inside: [String]
    public var outside: [String]
    public var business: [String]
    /// Periods from cause to effect; at least one of 1 or more is needed for a verdict about change.
    public var lags: [Int]
    /// Of every random draw: the same panel and seed give the same report.
    public var seed: UInt64
    /// Draws of the wild bootstrap where there are fewer than 50 units.
    public var wildReplications = 1_999
    /// Samples of units behind the intervals of drivers and chains.
    public var resamples = 999
    /// Who answered each metric, as far as known; a metric without an entry is taken to be answered by its own side.
    public var answeredBy: [String: Set<Side>] = [:]
    /// Each metric's n, Σx and Σx² by cell, units × periods as in the panel, where single answers are behind it.
    public var answers: [String: [Moments]] = [:]
    /// Metrics of which less is better, such as turnover; they are turned round for the top lists.
    public var lowIsBest: Set<String> = []
    /// Part of the units on each of the top lists.
    public var topShare = 0.25

    /// A side of the mirror.
    public enum Side: String, Sendable, Codable, CaseIterable {
        case inside, outside, business
    }

    public init(
        _ panel: Panel, inside: [String], outside: [String], business: [String] = [], lags: [Int] = [0, 1, 2, 3],
        seed: UInt64 = 1
    ) {
        self.panel = panel
        self.inside = inside
        self.outside = outside
        self.business = business
        self.lags = lags
        self.seed = seed
    }

    /// Every pair with its evidence and verdict: inside → outside, outside → business, inside → business.
    ///
    /// Throws `.unknown` for a metric that the panel lacks, `.duplicate` for one named twice, and `.statistics(.outOfRange)`
    /// for a negative lag.
    public func links() throws(PanelError) -> [Link] {
        try check()
        var pairs: [LinkEngine.Pair] = []
        for (from, to) in [(inside, outside), (outside, business), (inside, business)] {
            for first in from {
                for second in to {
                    pairs.append(.init(from: try panel.position(of: first), to: try panel.position(of: second)))
                }
            }
        }
        let engine = LinkEngine(
            panel: panel, pairs: pairs, lags: Set(lags).sorted(),
            inference: Inference(seed: seed, replications: wildReplications))
        do { return try LinkSet(engine).links } catch { throw .statistics(error) }
    }

    var metrics: [String] { inside + outside + business }

    private func check() throws(PanelError) {
        var seen = Set<String>()
        if let twice = metrics.first(where: { !seen.insert($0).inserted }) { throw .duplicate("the metric \(twice)") }
        if let lag = lags.first(where: { $0 < 0 }) {
            throw .statistics(.outOfRange("a lag", value: Double(lag), allowed: 0...1000))
        }
    }
}
