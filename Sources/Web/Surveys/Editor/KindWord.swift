import Domain

/// The kinds of question as the editor offers them.
enum KindWord: String, CaseIterable, Sendable {
    case agreement5 = "agreement-5"
    case agreement7 = "agreement-7"
    case recommend
    case yesNo = "yes-no"
    case choice, choices, ranking, number, line, comment, date

    init(_ kind: Question.Kind) {
        self =
            switch kind {
            case .recommend: .recommend
            case .agreement(let points): points == 7 ? .agreement7 : .agreement5
            case .yesNo: .yesNo
            case .number: .number
            case .choice: .choice
            case .choices: .choices
            case .ranking: .ranking
            case .line: .line
            case .comment: .comment
            case .date: .date
            }
    }

    var words: String {
        switch self {
        case .agreement5: "Agreement, 1 to 5"
        case .agreement7: "Agreement, 1 to 7"
        case .recommend: "Would recommend, 0 to 10"
        case .yesNo: "Yes or no"
        case .choice: "One of several"
        case .choices: "Several of several"
        case .ranking: "Put in order"
        case .number: "A number"
        case .line: "A short text"
        case .comment: "A long text"
        case .date: "A day"
        }
    }

    /// The kind with what it needs; two empty options to begin with.
    func kind(options: [Question.Option], low: Double, high: Double) -> Question.Kind {
        let empty = Question.Option(key: "", text: Translated([:]))
        let options = options.isEmpty ? [empty, empty] : options
        return switch self {
        case .agreement5: .agreement(points: 5)
        case .agreement7: .agreement(points: 7)
        case .recommend: .recommend
        case .yesNo: .yesNo
        case .choice: .choice(options)
        case .choices: .choices(options)
        case .ranking: .ranking(options)
        case .number: .number(low: low, high: high)
        case .line: .line
        case .comment: .comment
        case .date: .date
        }
    }
}
