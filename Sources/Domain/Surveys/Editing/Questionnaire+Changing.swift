/// What somebody writes into a draft.
extension Questionnaire {
    /// Puts a question where another stands. Its key, and those of its options, follow their texts as long as nobody chose
    /// them and they were never published; conditions follow along.
    /// - Parameters:
    ///   - question: options without a key are new ones.
    ///   - published: the questions of all published versions by key, whose keys stay theirs.
    public func changing(
        _ place: Place, to question: Question, published: [String: Question] = [:]
    ) throws(DraftRefusal) -> DraftChange {
        guard case .question(let section, let index) = place, let old = self.question(at: place) else {
            throw .nothingThere
        }
        guard question.kind.options.count <= Self.mostOptions else { throw .tooManyOptions }
        var new = question
        new.key = key(of: old, written: question, taken: Set(published.keys))
        let renamed = new.settleOptionKeys(after: old, published: published[old.key], in: mainLanguage)
        var draft = self
        draft.sections[section].questions[index] = new
        draft.follow(old.key, to: new.key, options: renamed)
        return DraftChange(draft, "changed \(quoted(new.text, else: "a question"))", at: place)
    }

    /// Puts a question back that went while somebody was writing on it, at the end of a section.
    public func addingBack(_ question: Question, to section: Int, taken: Set<String> = []) throws(DraftRefusal)
        -> DraftChange
    {
        let added = try addingQuestion(to: min(section, sections.count - 1), taken: taken)
        return try added.draft.changing(added.place, to: question, published: [:])
    }

    public func changingSection(_ section: Int, title: Translated?, text: Translated?) throws(DraftRefusal)
        -> DraftChange
    {
        guard sections.indices.contains(section) else { throw .nothingThere }
        var draft = self
        draft.sections[section].title = title
        draft.sections[section].text = text
        return DraftChange(draft, "changed \(draft.name(ofSection: section))", at: .section(section))
    }

    public func changingWhole(
        key: String, title: Translated, introduction: Translated?, thanks: Translated?, respondents: Respondent
    ) -> DraftChange {
        var draft = self
        draft.key = key
        draft.title = title
        draft.introduction = introduction
        draft.thanks = thanks
        draft.respondents = respondents
        return DraftChange(draft, "changed the title and texts around", at: .whole)
    }

    /// Where a question differs from its published form so that old and new answers could not be put together.
    public func incomparable(with published: [String: Question]) -> [Problem] {
        sections.enumerated().flatMap { section, content in
            content.questions.enumerated().compactMap { index, question in
                guard let before = published[question.key], !before.isComparable(to: question) else { return nil }
                return Problem(
                    place: .question(section: section, index), part: "kind",
                    message: "\(SurveyRefusal.incomparable(question.key))")
            }
        }
    }

    private func key(of old: Question, written: Question, taken: Set<String>) -> String {
        let before = text(old.text, in: mainLanguage)
        guard !taken.contains(old.key), Self.isMade(old.key, from: before, else: Question.placeholder),
            let wanted = Self.key(from: text(written.text, in: mainLanguage)),
            !Self.isMade(old.key, from: wanted, else: wanted)
        else { return old.key }
        return Self.free(wanted, among: keys.subtracting([old.key]).union(taken))
    }

    private mutating func follow(_ old: String, to new: String, options: [String: String]) {
        for section in sections.indices {
            for index in sections[section].questions.indices {
                guard var condition = sections[section].questions[index].condition, condition.question == old
                else { continue }
                condition.question = new
                if case .isOneOf(let keys) = condition.test {
                    condition.test = .isOneOf(keys.map { options[$0] ?? $0 })
                }
                sections[section].questions[index].condition = condition
            }
        }
    }
}

extension Question {
    /// The key of an option whose text gives none.
    private static let optionPlaceholder = "answer"

    /// Gives new options a key and lets made ones follow their texts; which keys became which.
    fileprivate mutating func settleOptionKeys(
        after old: Question, published: Question?, in main: String
    ) -> [String: String] {
        var options = kind.options
        let fixed = Set(published?.kind.options.map(\.key) ?? [])
        let before = Dictionary(old.kind.options.map { ($0.key, $0.text.texts[main] ?? "") }) { first, _ in first }
        var taken = fixed.union(options.map(\.key))
        var renamed: [String: String] = [:]
        for index in options.indices {
            let (key, text) = (options[index].key, options[index].text.texts[main] ?? "")
            let isMade = key.isEmpty || Questionnaire.isMade(key, from: before[key] ?? "", else: Self.optionPlaceholder)
            let wanted = Questionnaire.key(from: text) ?? (key.isEmpty ? Self.optionPlaceholder : key)
            guard isMade, !fixed.contains(key), !Questionnaire.isMade(key, from: wanted, else: wanted) else { continue }
            taken.remove(key)
            options[index].key = Questionnaire.free(wanted, among: taken)
            taken.insert(options[index].key)
            if !key.isEmpty { renamed[key] = options[index].key }
        }
        kind = kind.with(options)
        return renamed
    }
}

extension Question.Kind {
    /// The same kind with other options; unchanged where it has none.
    public func with(_ options: [Question.Option]) -> Question.Kind {
        switch self {
        case .choice: .choice(options)
        case .choices: .choices(options)
        case .ranking: .ranking(options)
        default: self
        }
    }
}
