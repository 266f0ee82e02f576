/// What the product itself says to respondents. Each file in `Web/Words` says all of it in one language.
enum Word: String, CaseIterable, Sendable {
    case skip, next, back, send, step, required, choose
    case yourUnit, aboutWhat
    /// In a text, before she has chosen.
    case aboutWhom
    case keptHere, welcome
    /// Before what was done about the last round.
    case doneSince
    case yes, no, notAtAll, certainly, disagree, agree
    /// Under a field for words.
    case unshown, unshownNote
    case anonymous, confidential, named, thresholds, brokenDown, mayChange
    case missing, noOption, noOptions, noPlaces, noNumber, outOfRange, tooLong, noDay
    case sendAgain, tooMany, notKept
    case thanks, counted, startAnew, answeredAlready, answeredAlreadyReason, notYet, notYetReason, over, overReason
    case nothingHere, nothingHereReason
    /// The page under the private link by which she reads replies to what she wrote.
    case keepLink, replies, privateLink, youWrote, noReply, reply, youAnswered, yourAnswer, answerNote, sendAnswer
    case answerKept, writeFirst, threadFull, tryLater, nothingWritten, nothingWrittenReason
    case greeting, greetingByName
    /// Said of a survey that introduces itself with nothing.
    case opening
    case reminder, call, button, unsubscribe, unsubscribed

    /// What a text leaves open, as `{name}`.
    var placeholders: Set<String> {
        switch self {
        case .step: ["step", "of"]
        case .welcome, .greetingByName: ["name"]
        case .thresholds: ["people", "comments"]
        case .brokenDown: ["attributes"]
        case .noPlaces, .tooLong: ["count"]
        case .outOfRange: ["low", "high"]
        case .notYetReason, .reply: ["day"]
        case .opening, .reminder: ["title"]
        default: []
        }
    }

    /// Whether it is said in another form for another number.
    var isCounted: Bool { self == .tooLong }
}
