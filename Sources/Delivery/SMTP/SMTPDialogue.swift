import Foundation

/// What the server answers, as far as it tells whether and why a letter is refused. Our own words are not kept: a password
/// is among them.
final class SMTPDialogue {
    /// How far the letter has come.
    enum Stage: Int {
        /// Greeting, TLS, signing in, the sender: what one letter meets here every letter meets.
        case threshold
        case recipient
        case content
    }

    private(set) var stage = Stage.threshold
    /// The answer to the last command, line by line.
    private var answer: [String] = []
    private var isOver = false

    func begin() {
        stage = .threshold
        answer = []
        isOver = false
    }

    /// We say something; only commands that lead on to another stage are looked at.
    func say(_ bytes: UnsafeRawBufferPointer) {
        let text = String(decoding: bytes.prefix(16), as: UTF8.self)
        if text.hasPrefix("QUIT") { isOver = true }
        guard !isOver else { return }
        if text.hasPrefix("RCPT TO:") { stage = .recipient }
        if stage == .recipient, text.hasPrefix("DATA\r\n") { stage = .content }
        answer = []
    }

    /// The letter's words are on their way.
    func pour() { answer = [] }

    /// The server says one line.
    func hear(_ bytes: UnsafeRawBufferPointer) {
        guard !isOver, answer.count < 20 else { return }
        let text = String(decoding: bytes.prefix(600), as: UTF8.self)
        let isShown: (Character) -> Bool = {
            $0.isLetter || $0.isNumber || $0.isPunctuation || $0.isSymbol || $0 == " "
        }
        answer.append(String(text.filter(isShown)).trimmingCharacters(in: .whitespaces))
    }

    /// The answer's number, when it refuses.
    var refusal: Int? {
        guard let last = answer.last, let code = Int(last.prefix(3)), (400..<600).contains(code) else { return nil }
        return code
    }

    /// The last answer as one text.
    var words: String { answer.joined(separator: " ") }
}
