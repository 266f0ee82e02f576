/// What a round's questions are about, where that is not the unit that is asked: one of them, which respondents choose or
/// their link says.
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

    /// The segment under which answers are counted by subject.
    public static let segment = "about"
    /// Stands in texts for the subject's name.
    public static let placeholder = "{subject}"
    public static let most = 500
}

extension RoundPlan {
    /// What texts call what is asked about; nil where respondents choose it.
    /// - Parameter unit: the name of the unit that is asked.
    public func subjectName(unit: String) -> String? {
        guard let list = subjects?.list else { return unit }
        return list.count == 1 ? list[0].name : nil
    }
}

extension Questionnaire {
    /// The same with a name in place of what is asked about.
    public func naming(subject: String) -> Questionnaire {
        func named(_ text: Translated) -> Translated {
            Translated(text.texts.mapValues { $0.replacing(Subjects.placeholder, with: subject) })
        }
        guard namesSubject else { return self }
        var asked = self
        (asked.title, asked.introduction, asked.thanks) = (named(title), introduction.map(named), thanks.map(named))
        for (place, section) in sections.enumerated() {
            asked.sections[place].title = section.title.map(named)
            asked.sections[place].text = section.text.map(named)
            for (number, question) in section.questions.enumerated() {
                var question = question
                (question.text, question.help) = (named(question.text), question.help.map(named))
                let options = question.kind.options.map { Question.Option(key: $0.key, text: named($0.text)) }
                question.kind = question.kind.with(options)
                asked.sections[place].questions[number] = question
            }
        }
        return asked
    }

    /// Whether any text names the subject.
    public var namesSubject: Bool {
        var texts: [Translated?] = [title, introduction, thanks]
        for section in sections { texts += [section.title, section.text] }
        for question in questions { texts += [question.text, question.help] + question.kind.options.map(\.text) }
        return texts.compactMap(\.self).contains { $0.texts.values.contains { $0.contains(Subjects.placeholder) } }
    }
}
