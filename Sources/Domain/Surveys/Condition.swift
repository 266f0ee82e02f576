/// Asks a question only where the answer to an earlier one fits.
public struct Condition: Hashable, Sendable, Codable {
    public enum Test: Hashable, Sendable, Codable {
        case isAnswered
        /// One of these options is among those chosen; for yes or no: "yes", "no".
        case isOneOf([String])
        case isAtLeast(Double)
        case isAtMost(Double)
    }

    /// The key of the earlier question.
    public var question: String
    public var test: Test

    public init(question: String, test: Test) {
        self.question = question
        self.test = test
    }

    public func holds(for answer: Answer?) -> Bool {
        guard let answer else { return false }
        switch (test, answer) {
        case (.isAnswered, _): return true
        case (.isOneOf(let wanted), .options(let chosen)): return !Set(wanted).isDisjoint(with: chosen)
        case (.isOneOf(let wanted), .number(let number)): return wanted.contains(number == 1 ? "yes" : "no")
        case (.isAtLeast(let least), .number(let number)): return number >= least
        case (.isAtMost(let most), .number(let number)): return number <= most
        default: return false
        }
    }
}
