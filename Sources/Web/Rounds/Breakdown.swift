import Domain
import Storage

/// A round's results by parts of its respondents: one screenful of them, in the order asked for.
struct Breakdown: Sendable {
    struct Part: Sendable {
        let name: String
        /// Where a unit stands; nil where its name says enough.
        var within: String?
        var address: String?
        let responses: Released<Int>
        /// In the order of the questions that were asked for.
        let figures: [Released<QuestionFigure>]
        /// Where those count of whom nothing is shown by themselves.
        var countedIn: Crumb?
    }

    static let pageSize = 50

    let question: BreakdownQuestion
    let questions: [Question]
    let total: Part?
    let parts: [Part]
    let found: Int
    let page: Int
    let pages: Int

    /// - Parameter parts: all of them.
    init(_ question: BreakdownQuestion, _ questions: [Question], total: Part?, of parts: [Part]) {
        self.question = question
        self.questions = questions
        self.total = total
        found = parts.count
        pages = max(1, (parts.count + Self.pageSize - 1) / Self.pageSize)
        page = min(question.page, pages)
        let ordered = Self.ordered(parts, by: question, questions)
        self.parts = Array(ordered.dropFirst((page - 1) * Self.pageSize).prefix(Self.pageSize))
    }

    /// Parts without a figure of their own stand last, whichever way it is sorted.
    private static func ordered(
        _ parts: [Part], by question: BreakdownQuestion, _ questions: [Question]
    ) -> [Part] {
        let byName = parts.sorted { $0.name < $1.name }
        let value: (Part) -> Double?
        switch question.order {
        case .name, nil: return question.descending ? byName.reversed() : byName
        case .responses: value = { $0.responses.value.map(Double.init) }
        case .question(let key):
            guard let place = questions.firstIndex(where: { $0.key == key }) else { return byName }
            value = { $0.figures[place].value?.value }
        }
        let keyed = byName.enumerated().map { (place: $0.offset, part: $0.element, value: value($0.element)) }
        return keyed.sorted { left, right in
            switch (left.value, right.value) {
            case (let a?, let b?) where a != b: question.descending ? a > b : a < b
            case (_?, nil): true
            case (nil, _?): false
            default: left.place < right.place
            }
        }.map(\.part)
    }
}

extension Breakdown.Part {
    /// What customers answered.
    init(name: String, within: String? = nil, address: String? = nil, _ answers: PartAnswers) {
        self.init(
            name: name, within: within, address: address, responses: .shown(answers.responses),
            figures: answers.figures.map { $0.map { .shown($0) } ?? .nothing })
    }

    /// What employees answered, as far as it is shown.
    init(
        name: String, within: String? = nil, address: String? = nil, _ shown: ReleaseStore.Shown,
        _ questions: [Question], countedIn: Crumb? = nil
    ) {
        self.init(
            name: name, within: within, address: address, responses: shown[.responses].map(\.n),
            figures: questions.map { shown.figure($0) }, countedIn: countedIn)
    }
}
