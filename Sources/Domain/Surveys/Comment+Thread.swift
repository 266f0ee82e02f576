extension Comment {
    /// What somebody wrote under a comment: who reads comments, or its author in answer to that.
    public struct Entry: Hashable, Sendable {
        /// When a reply was written; of the author's own entries nobody knows.
        public let day: Day?
        public let text: String

        public init(day: Day?, text: String) { (self.day, self.text) = (day, text) }

        public var isAuthor: Bool { day == nil }
    }

    /// The longest entry, in Unicode scalars.
    public static let longestEntry = 2_000
    /// How many entries a thread has at most.
    public static let mostEntries = 50

    /// An entry's words as they are kept. Throws ``AnswerFault/missing`` or ``AnswerFault/tooLong(by:)``.
    public static func entry(_ text: String) throws(AnswerFault) -> String {
        let lines = text.replacing("\r\n", with: "\n").replacing("\0", with: "\u{FFFD}")
        let words = lines[...].trimmed
        guard !words.isEmpty else { throw .missing }
        let length = words.unicodeScalars.count
        guard length <= longestEntry else { throw .tooLong(by: length - longestEntry) }
        return String(words)
    }

    /// Whether its author can add to the thread: when there is something to answer, and not without end.
    public var takesAnswers: Bool { !thread.isEmpty && thread.count < Self.mostEntries }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
