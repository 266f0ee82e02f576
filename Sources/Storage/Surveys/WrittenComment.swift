import Domain

/// A comment on its way into a round, made ready before the transaction begins.
struct WrittenComment: Sendable {
    /// Random, and nothing else: it must not lead back to the response.
    let id: String
    let question: String
    let text: String
    let searchText: String
    /// What its author's private link is known by.
    let link: String?

    init(question: String, text: String, link: String?) {
        var random = SystemRandomNumberGenerator()
        id = String((0..<32).map { _ in Self.digits.randomElement(using: &random)! })
        (self.question, self.link) = (question, link)
        // PostgreSQL's texts cannot hold the NUL character.
        self.text = text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text
        searchText = self.text.folded
    }

    private static let digits = Array("0123456789abcdef")
}

extension Response {
    /// What stands in it in words.
    /// - Parameter links: the hashes of its author's private link, by question.
    func comments(_ links: [String: String] = [:]) -> [WrittenComment] {
        sheet.answers.compactMap { question, answer in
            guard case .text(let text) = answer else { return nil }
            return WrittenComment(question: question, text: text, link: links[question])
        }
    }
}

/// A row for the table of comments.
struct CommentRow {
    let round: Round.ID
    let protection: String
    /// Nil in anonymous rounds.
    let response: String?
    let unit: Unit.ID
    let comment: WrittenComment

    init(_ comment: WrittenComment, of response: Response, in round: Round.ID, _ protection: String) {
        self.round = round
        self.protection = protection
        self.response = Protection(rawValue: protection)?.keepsPerson == true ? response.id : nil
        unit = response.unit
        self.comment = comment
    }
}
