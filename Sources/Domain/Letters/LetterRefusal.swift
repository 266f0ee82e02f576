/// Why a letter cannot be sent, whichever server is asked.
public enum LetterRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case noAddress(String)
    /// The address needs letters that not every mail server takes.
    case beyondASCII(String)
    /// What becomes a header would end it and begin others.
    case severalLines(String)
    /// The address for unsubscribing is none that can stand in a header.
    case noUnsubscribeAddress(String)

    public var description: String {
        switch self {
        case .noAddress(let text): "“\(text)” is no e-mail address such as name@example.org."
        case .beyondASCII(let text):
            "“\(text)” holds letters beyond a to z. Write its domain as mail servers know it, which begins with xn--."
        case .severalLines(let text): "“\(text)” does not fit on one line, as names and subjects must."
        case .noUnsubscribeAddress(let text): "“\(text)” is no web address."
        }
    }
}
