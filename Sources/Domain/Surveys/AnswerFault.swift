/// Why what stands in a form is no answer to a question.
public enum AnswerFault: Error, Hashable, Sendable {
    case missing
    case noOption
    case noOptions
    /// The options have to be put in order, from 1 to so many.
    case noPlaces(Int)
    case noNumber
    case outOfRange(Double, Double)
    /// By so many bytes of UTF-8: a character has one or more of them.
    case tooLong(by: Int)
    case noDay
}

extension AnswerFault: CustomStringConvertible {
    /// For programs; respondents read it in their own language.
    public var description: String {
        switch self {
        case .missing: "Please answer this question."
        case .noOption: "Choose one of the answers."
        case .noOptions: "Choose among the answers."
        case .noPlaces(let count): "Give each answer a place of its own, from 1 to \(count)."
        case .noNumber: "Write a number."
        case .outOfRange(let low, let high): "Write a number from \(low.short) to \(high.short)."
        case .tooLong(1): "This is too long by 1 character. Please shorten it."
        case .tooLong(let excess): "This is too long by \(excess) characters. Please shorten it."
        case .noDay: "Write a day such as 2025-03-31."
        }
    }
}
