import Crypto
import Domain
import Storage

/// The private link under which somebody finds what she wrote on one sheet again, with the replies to it.
///
/// Its 128 secret bits come out of the sheet, so that sending a sheet twice gives the same link. No sheet is kept: from its
/// hash, which names the response, nobody can work out the secret, and neither from what comments keep.
struct ThreadLink: Hashable, Sendable {
    let round: Round.ID
    private let secret: String

    init(_ sheet: Token, in round: Round.ID) {
        self.round = round
        secret = String(Self.hash("what was written on \(sheet.text)").prefix(Self.digits))
    }

    private static let digits = 32

    /// - Returns: nil unless the text has a link's form, `ROUND-SECRET`.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let round = Round.ID(String(parts[0])), parts[1].utf8.count == Self.digits else {
            return nil
        }
        (self.round, secret) = (round, String(parts[1]))
    }

    /// As it stands in the address.
    var text: String { "\(round)-\(secret)" }

    /// What the answer to a question keeps of the link: its own for each question, so that two of them have nothing in
    /// common.
    func hash(of question: String) -> String { Self.hash("\(text) \(question)") }

    /// The hashes of those of a sheet's answers that are words to be shown, by question.
    func hashes(of sheet: AnswerSheet) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: sheet.answers.compactMap { question, answer in
                guard case .text = answer else { return nil }
                return (question, hash(of: question))
            })
    }

    private static func hash(_ text: String) -> String { Hex.text(SHA256.hash(data: Array(text.utf8))) }
}
