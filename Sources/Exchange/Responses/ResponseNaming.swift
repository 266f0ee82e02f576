import Domain

/// Names and labels of a questionnaire's columns.
struct ResponseNaming: Sendable {
    private let questionnaire: Questionnaire
    private let coding: ResponseCoding
    private let language: String
    private let words: ResponseWords
    private let taken: Set<String>

    /// - Parameter taken: the names of the columns before the questions'.
    init(
        _ questionnaire: Questionnaire, _ coding: ResponseCoding, _ language: String, _ words: ResponseWords,
        taken: Set<String>
    ) {
        self.taken = taken
        self.questionnaire = questionnaire
        self.coding = coding
        self.language = language
        self.words = words
    }

    /// One column, or one for each option where several can be chosen or are put into an order.
    func columns(of question: Question) -> [(ResponseColumn, ResponseSource)] {
        switch question.kind {
        case .recommend:
            [points(question, labels: [.init(0, words.notLikely), .init(10, words.likely)])]
        case .agreement(let points):
            [self.points(question, labels: [.init(1, words.disagree), .init(Double(points), words.agree)])]
        case .yesNo: [yesNo(question)]
        case .number: [plain(question, .number, .scale)]
        case .choice(let options): [choice(question, options)]
        case .choices(let options): options.map { chosen(question, $0) }
        case .ranking(let options): options.map { rank(question, $0) }
        case .line, .comment: [plain(question, .text, .nominal)]
        case .date: [plain(question, .day, .scale)]
        }
    }

    private func plain(
        _ question: Question, _ kind: ResponseColumn.Kind, _ measure: ResponseColumn.Measure
    ) -> (ResponseColumn, ResponseSource) {
        (ResponseColumn(name(question), text(question.text), kind, measure), .answer(question.key))
    }

    private func points(_ question: Question, labels: [ResponseColumn.Label]) -> (ResponseColumn, ResponseSource) {
        let column = ResponseColumn(name(question), text(question.text), .number, .ordinal, labels: labels)
        return (column, .answer(question.key))
    }

    private func yesNo(_ question: Question) -> (ResponseColumn, ResponseSource) {
        let labels: [ResponseColumn.Label] =
            coding == .codes ? [.init(0, "no"), .init(1, "yes")] : [.init(0, words.no), .init(1, words.yes)]
        let column = ResponseColumn(name(question), text(question.text), .coded, .nominal, labels: labels)
        return (column, .yesNo(question.key))
    }

    private func choice(_ question: Question, _ options: [Question.Option]) -> (ResponseColumn, ResponseSource) {
        let labels = options.enumerated().map { place, option in
            ResponseColumn.Label(Double(place + 1), coding == .codes ? option.key : text(option.text))
        }
        let column = ResponseColumn(name(question), text(question.text), .coded, .nominal, labels: labels)
        let places = Dictionary(options.enumerated().map { ($1.key, $0) }) { first, _ in first }
        return (column, .choice(question.key, places))
    }

    private func chosen(_ question: Question, _ option: Question.Option) -> (ResponseColumn, ResponseSource) {
        let labels: [ResponseColumn.Label] = [.init(0, words.no), .init(1, words.yes)]
        let column = ResponseColumn(
            name(question, option), label(question, option), .number, .nominal, labels: labels)
        return (column, .chosen(question.key, option: option.key))
    }

    private func rank(_ question: Question, _ option: Question.Option) -> (ResponseColumn, ResponseSource) {
        let column = ResponseColumn(name(question, option), label(question, option), .number, .ordinal)
        return (column, .rank(question.key, option: option.key))
    }

    /// The key. Where it is the name of one of the columns before the questions', with an ending that keys cannot have.
    private func name(_ question: Question) -> String {
        taken.contains(question.key) ? "\(question.key)_answer" : question.key
    }

    private func name(_ question: Question, _ option: Question.Option) -> String { "\(question.key).\(option.key)" }

    /// The option first: formats cut long labels off.
    private func label(_ question: Question, _ option: Question.Option) -> String {
        "\(text(option.text)) · \(text(question.text))"
    }

    private func text(_ text: Translated) -> String { questionnaire.text(text, in: language) }
}
