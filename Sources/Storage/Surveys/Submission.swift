public import Domain

/// A response on its way into a round, made ready before the transaction begins.
public struct Submission: Sendable {
    public let round: Round.ID
    public let response: Response
    let answers: String
    /// What it adds one to: `""` for the question stands for all who responded, `""` for the answer for all who answered.
    let counted: [(question: String, answer: String)]

    public init(round: Round.ID, response: Response) throws {
        self.round = round
        self.response = response
        answers = try AnswerText(response.sheet.answers).text
        counted =
            [("", "")]
            + response.sheet.answers.flatMap { question, answer in answer.countedAs.map { (question, $0) } }
    }
}

/// What became of a submission.
public enum Receipt: Sendable {
    case added
    /// The same sheet came before: whoever sends it twice has answered once.
    case known
}

extension Answer {
    /// Under which names an answer is counted; `""` counts everybody who answered. Numbers that are no points and texts
    /// are counted as answered only: as names there would be as many as answers.
    fileprivate var countedAs: [String] {
        switch self {
        case .number(let number):
            if let whole = Int(exactly: number), (0...10).contains(whole) { ["", "\(whole)"] } else { [""] }
        case .options(let keys): [""] + keys
        case .text, .day: [""]
        }
    }
}
