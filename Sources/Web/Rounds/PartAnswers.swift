import Domain

/// What a part of a round's respondents answered.
struct PartAnswers: Sendable {
    private(set) var responses: Int
    /// In the order of the questions that were asked for.
    private(set) var figures: [QuestionFigure?]

    /// - Parameter counts: how many gave which answer, by question; `""` counts all who responded.
    init(_ counts: [String: [String: Int]], _ questions: [Question]) {
        responses = counts[""]?[""] ?? 0
        figures = questions.map { QuestionFigure($0.kind, counts[$0.key] ?? [:]) }
    }

    static func += (left: inout Self, right: Self) {
        left.responses += right.responses
        for (index, figure) in right.figures.enumerated() {
            guard let figure else { continue }
            left.figures[index] = left.figures[index].map { $0 + figure } ?? figure
        }
    }
}
