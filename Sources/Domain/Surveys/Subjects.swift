/// What a round's questions are about, where that is not the unit that is asked.
public struct Subjects: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case unit, person, touchpoint, product
    }

    /// One of them.
    public struct Subject: Hashable, Sendable, Codable {
        /// Lower-case letters, digits and hyphens, or a unit's key.
        public var key: String
        public var name: String

        public init(key: String, name: String) {
            self.key = key
            self.name = name
        }
    }

    public var kind: Kind
    public var list: [Subject]

    public init(kind: Kind, list: [Subject]) {
        self.kind = kind
        self.list = list
    }

    /// Stands in texts for the subject's name.
    public static let placeholder = "{subject}"
}

extension Questionnaire {
    /// Whether any text names the subject.
    public var namesSubject: Bool {
        var texts: [Translated?] = [title, introduction, thanks]
        for section in sections { texts += [section.title, section.text] }
        for question in questions { texts += [question.text, question.help] + question.kind.options.map(\.text) }
        return texts.compactMap(\.self).contains { $0.texts.values.contains { $0.contains(Subjects.placeholder) } }
    }
}
