/// What somebody wrote in answer to one question of a round.
///
/// Its id is its own: nothing but the response itself, where the round keeps whose it is, ties two comments of one person
/// together.
public struct Comment: Identifiable, Hashable, Sendable {
    /// Random.
    public let id: String
    /// The question's key.
    public let question: String
    public let unit: Unit.ID
    public let text: String
    /// Who wrote it, where the round's ``Protection`` keeps it.
    public let person: Person.ID?
    /// By the alphabet.
    public var tags: [String]
    /// Whether its author has a link by which she can read a reply.
    public let takesReplies: Bool
    /// What was written under it, in order.
    public var thread: [Entry] = []

    public init(
        id: String, question: String, unit: Unit.ID, text: String, person: Person.ID?, tags: [String] = [],
        takesReplies: Bool = false
    ) {
        self.id = id
        self.question = question
        self.unit = unit
        self.text = text
        self.person = person
        self.tags = tags
        self.takesReplies = takesReplies
    }

    /// The longest tag, in characters.
    public static let longestTag = 60

    /// A tag as it is kept: one line without space around it; nil where nothing is left or it is too long.
    public static func tag(_ text: String) -> String? {
        let words = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
        let isPlain = !words.unicodeScalars.contains { $0.properties.generalCategory == .control }
        return !words.isEmpty && words.count <= longestTag && words.utf8.count <= longestTag * 8 && isPlain
            ? words : nil
    }
}
