public import Domain

/// One column of a round's responses, as every format that they leave in knows it.
public struct ResponseColumn: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case text, number, day
        /// One of the labelled numbers: formats that know no labels write the label itself.
        case coded
    }

    /// What may be done with the values.
    public enum Measure: Hashable, Sendable { case nominal, ordinal, scale }

    public struct Label: Hashable, Sendable {
        public let number: Double
        public let text: String

        public init(_ number: Double, _ text: String) {
            self.number = number
            self.text = text
        }
    }

    /// Unique in its table.
    public let name: String
    /// What it holds, in words: the question.
    public let label: String
    public let kind: Kind
    public let measure: Measure
    /// What numbers stand for. All of them where the column is coded; else none or some, such as the ends of a scale.
    public let labels: [Label]

    public init(_ name: String, _ label: String, _ kind: Kind, _ measure: Measure, labels: [Label] = []) {
        self.name = name
        self.label = label
        self.kind = kind
        self.measure = measure
        self.labels = labels
    }
}

/// What stands in one column of one response.
public enum ResponseCell: Hashable, Sendable {
    /// Not asked, or left out.
    case missing
    case text(String)
    case number(Double)
    case day(Day)
    /// The place of the answer among the column's labels, from 0.
    case coded(Int)
}

/// How answers that were chosen among texts are written.
public enum ResponseCoding: String, Hashable, Sendable, CaseIterable {
    /// By the texts, in one of the survey's languages.
    case labels
    /// By the options' keys, which stay when texts and languages change.
    case codes
}

/// The words of answers that no survey holds itself.
public struct ResponseWords: Hashable, Sendable {
    public let yes: String
    public let no: String
    public let disagree: String
    public let agree: String
    public let notLikely: String
    public let likely: String

    public init(yes: String, no: String, disagree: String, agree: String, notLikely: String, likely: String) {
        self.yes = yes
        self.no = no
        self.disagree = disagree
        self.agree = agree
        self.notLikely = notLikely
        self.likely = likely
    }
}
