/// One figure of one cell of a round that is over, as it may be shown.
public struct ReleasedFigure: Hashable, Sendable {
    /// What it says of those who responded.
    public enum Name: Hashable, Sendable {
        /// How many they are.
        case responses
        /// How they answered one question, by its key.
        case question(String)
        /// The metric of several questions, by the scale's key.
        case scale(String)
    }

    /// What is shown in full.
    public struct Content: Hashable, Sendable {
        public var n: Int
        /// Sums in the scores of the metric that it feeds; nil where an answer is no number.
        public var scores: Observation?
        /// How many gave which answer, `""` counting all of them; nil for a metric of several questions.
        public var counts: [String: Int]?

        public init(n: Int, scores: Observation? = nil, counts: [String: Int]? = nil) {
            self.n = n
            self.scores = scores
            self.counts = counts
        }
    }

    public let name: Name
    public let cell: ReleaseCell
    /// Bands are of the metric's scores.
    public let released: Released<Content>

    public init(_ name: Name, _ cell: ReleaseCell, _ released: Released<Content>) {
        self.name = name
        self.cell = cell
        self.released = released
    }
}

extension ReleasedFigure.Name: RawRepresentable {
    /// "", `question:KEY` or `scale:NAME`, for keeping.
    public var rawValue: String {
        switch self {
        case .responses: ""
        case .question(let key): "question:\(key)"
        case .scale(let name): "scale:\(name)"
        }
    }

    public init?(rawValue: String) {
        let halves = rawValue.split(separator: ":", maxSplits: 1).map(String.init)
        switch (halves.first, halves.count) {
        case (nil, _): self = .responses
        case ("question", 2): self = .question(halves[1])
        case ("scale", 2): self = .scale(halves[1])
        default: return nil
        }
    }
}

extension SurveyMetric {
    /// The figure of a round that this metric is.
    public var figure: ReleasedFigure.Name {
        questions.count == 1 ? .question(questions[0].key) : .scale(questions[0].scale ?? "")
    }
}
