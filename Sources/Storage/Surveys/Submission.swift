public import Domain

/// A response on its way into a round, made ready before the transaction begins.
public struct Submission: Sendable {
    public let round: Round.ID
    public let response: Response
    /// Whose personal link it came by; nil for the shared one.
    public let invited: Person.ID?
    /// Newer answers by the same personal link take the older ones' place.
    public let replaces: Bool
    let answers: String
    /// What it adds one to: `""` for the question stands for all who responded, `""` for the answer for all who answered.
    let counted: [(question: String, answer: String)]
    let segments: String
    let comments: [WrittenComment]

    /// - Parameter links: by question the hash under which the author of a text finds it again; none where she was given
    ///   no link.
    public init(
        round: Round.ID, response: Response, invited: Person.ID? = nil, replaces: Bool = false,
        links: [String: String] = [:]
    ) throws {
        self.round = round
        self.response = response
        self.invited = invited
        self.replaces = replaces
        answers = try AnswerText(response.sheet.answers).text
        counted = response.counted
        segments = response.segments.isEmpty ? "{}" : try JSONText.write(response.segments)
        comments = response.comments(links)
    }
}

/// What became of a submission.
public enum Receipt: Sendable {
    case added
    /// The same sheet came before: whoever sends it twice has answered once.
    case known
}

extension Response {
    /// Under which questions and answers it is counted: `""` for the question stands for all who responded, `""` for the
    /// answer for all who answered.
    var counted: [(question: String, answer: String)] {
        [("", "")] + sheet.answers.flatMap { question, answer in answer.countedAs.map { (question, $0) } }
    }
}

extension Answer {
    /// Under which names an answer is counted; `""` counts everybody who answered. Numbers that are no points and texts
    /// are counted as answered only: as names there would be as many as answers.
    fileprivate var countedAs: [String] {
        switch self {
        case .number(let number):
            if let whole = Int(exactly: number), (0...10).contains(whole) { ["", "\(whole)"] } else { [""] }
        case .options(let keys): [""] + keys
        case .text, .day, .unshown: [""]
        }
    }
}
