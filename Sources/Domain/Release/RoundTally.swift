/// What was answered in a round of employees, gathered for its release: for each response its group and its answers, nothing else.
public struct RoundTally: Sendable {
    /// Who belongs to one unit and has the same values of all segments.
    struct Group: Hashable, Sendable {
        var unit: Unit.ID
        var values: [String]
    }

    /// The answers to one question, or the values of one scale.
    struct Column: Sendable {
        /// Of each answer its group.
        var groups: [Int32] = []
        /// Beside them; empty where an answer is no number.
        var numbers: [Double] = []
        /// Beside them; empty where an answer is no option.
        var options: [[String]] = []
    }

    public let questionnaire: Questionnaire
    /// The attributes that the round declared.
    public let segments: [String]
    private(set) var groups: [Group] = []
    /// How many responded of each group.
    private(set) var counts: [Int] = []
    private(set) var columns: [String: Column] = [:]
    /// By scale.
    private(set) var scales: [String: Column] = [:]
    private var places: [Group: Int32] = [:]
    private let metrics: [SurveyMetric]

    public init(_ questionnaire: Questionnaire, segments: [String]) {
        self.questionnaire = questionnaire
        self.segments = segments
        metrics = questionnaire.metrics.filter { $0.questions.count > 1 }
    }

    public var responses: Int { counts.reduce(0, +) }

    /// Adds a response for the unit that it belongs to.
    public mutating func add(_ sheet: AnswerSheet, unit: Unit.ID, values: [String: String]) {
        let group = Group(unit: unit, values: segments.map { values[$0] ?? "" })
        let place = places[group] ?? Int32(groups.count)
        if place == groups.count {
            places[group] = place
            groups.append(group)
            counts.append(0)
        }
        counts[Int(place)] += 1
        for (key, answer) in sheet.answers { columns[key, default: Column()].add(answer, of: place) }
        for metric in metrics { add(sheet, to: metric, of: place) }
    }

    private mutating func add(_ sheet: AnswerSheet, to metric: SurveyMetric, of group: Int32) {
        guard let value = metric.value(of: sheet) else { return }
        scales[metric.figure.rawValue, default: Column()].add(.number(value), of: group)
    }

    /// What the round can be broken down by beside its units: the values that somebody has.
    public var releaseSegments: [ReleaseSegment] {
        segments.enumerated().map { place, key in
            ReleaseSegment(key: key, values: Set(groups.map { $0.values[place] }).subtracting([""]).sorted())
        }
    }
}

extension RoundTally.Column {
    fileprivate mutating func add(_ answer: Answer, of group: Int32) {
        groups.append(group)
        switch answer {
        case .number(let number): numbers.append(number)
        case .options(let keys): options.append(keys)
        case .text, .day, .unshown: break
        }
    }
}
