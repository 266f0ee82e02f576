/// One question with what it takes to ask it and to read its answer.
public struct Question: Hashable, Sendable, Codable {
    /// Unique in its questionnaire: lower-case letters, digits and hyphens.
    public var key: String
    public var kind: Kind
    public var text: Translated
    public var help: Translated?
    public var isRequired: Bool
    /// The scale whose items are averaged into one metric; nil where the question stands for itself.
    public var scale: String?
    /// Agreement means the opposite of what the scale measures: the answer is turned round before it is counted.
    public var isReversed: Bool
    /// Asked only where an earlier answer fits.
    public var condition: Condition?

    public init(
        key: String, kind: Kind, text: Translated, help: Translated? = nil, isRequired: Bool = false,
        scale: String? = nil, isReversed: Bool = false, condition: Condition? = nil
    ) {
        self.key = key
        self.kind = kind
        self.text = text
        self.help = help
        self.isRequired = isRequired
        self.scale = scale
        self.isReversed = isReversed
        self.condition = condition
    }

    public struct Option: Hashable, Sendable, Codable {
        public var key: String
        public var text: Translated

        public init(key: String, text: Translated) {
            self.key = key
            self.text = text
        }
    }

    public enum Kind: Hashable, Sendable, Codable {
        /// "Would you recommend us?" from 0 to 10.
        case recommend
        /// Agreement from 1 to 5 or 7.
        case agreement(points: Int)
        case yesNo
        case number(low: Double, high: Double)
        case choice([Option])
        case choices([Option])
        /// All options put into an order.
        case ranking([Option])
        case line
        case comment
        case date
    }
}

extension Question.Kind {
    /// The range of a single answer as a number; nil where an answer is none. A draft's ends may stand the wrong way round.
    public var range: ClosedRange<Double>? {
        switch self {
        case .recommend: 0...10
        case .agreement(let points): 1...Double(max(1, points))
        case .yesNo: 0...1
        case .number(let low, let high): min(low, high)...max(low, high)
        case .choice, .choices, .ranking, .line, .comment, .date: nil
        }
    }

    /// Whether it is counted how often each number was given: whole ones from 0 to 10.
    public var isCounted: Bool { range.map { $0.lowerBound >= 0 && $0.upperBound <= 10 } ?? false }

    public var options: [Question.Option] {
        switch self {
        case .choice(let options), .choices(let options), .ranking(let options): options
        default: []
        }
    }
}

extension Question {
    /// Whether answers to both may be put side by side and together: the same kind of answer for the same scale, turned the
    /// same way. Options may be added and taken away.
    public func isComparable(to other: Question) -> Bool {
        guard scale == other.scale, isReversed == other.isReversed else { return false }
        switch (kind, other.kind) {
        case (.choice, .choice), (.choices, .choices), (.ranking, .ranking): return true
        default: return kind == other.kind
        }
    }
}
