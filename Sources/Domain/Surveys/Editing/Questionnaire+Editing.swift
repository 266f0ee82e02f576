/// What an editor does to a draft: each operation gives the draft afterwards and leaves this one as it is. A draft may
/// become faulty by it, for example when a condition's question goes; its problems say so.
extension Questionnaire {
    public enum Direction: String, Hashable, Sendable, CaseIterable { case up, down }

    /// Adds an empty question, asked like the one before it where that takes points.
    /// - Parameters:
    ///   - index: its place in the section; the last one where nil.
    ///   - taken: keys that questions had in published versions; they keep their meaning for ever.
    public func addingQuestion(
        to section: Int, at index: Int? = nil, taken: Set<String> = []
    ) throws(DraftRefusal) -> DraftChange {
        guard sections.indices.contains(section) else { throw .nothingThere }
        let index = min(index ?? .max, sections[section].questions.count)
        try requireRoom(for: 1)
        var kind = Question.Kind.agreement(points: 5)
        if case .agreement(let points)? = sections[section].questions.prefix(index).last?.kind {
            kind = .agreement(points: points)
        }
        let key = Self.free(Question.placeholder, among: keys.union(taken))
        var draft = self
        draft.sections[section].questions.insert(Question(key: key, kind: kind, text: Translated([:])), at: index)
        return DraftChange(draft, "added a question", at: .question(section: section, index))
    }

    /// Adds an empty section at the end.
    public func addingSection() throws(DraftRefusal) -> DraftChange {
        guard sections.count < Self.mostSections else { throw .tooManySections }
        var draft = self
        draft.sections.append(Section(questions: []))
        return DraftChange(draft, "added a section", at: .section(sections.count))
    }

    /// Puts a copy behind a question or section. Copied questions get keys of their own.
    public func duplicating(_ place: Place, taken: Set<String> = []) throws(DraftRefusal) -> DraftChange {
        var draft = self
        var taken = keys.union(taken)
        switch place {
        case .question(let section, let index):
            guard let question = question(at: place) else { throw .nothingThere }
            try requireRoom(for: 1)
            draft.sections[section].questions.insert(copy(question, &taken), at: index + 1)
            return DraftChange(
                draft, "duplicated \(quoted(question.text, else: "a question"))",
                at: .question(section: section, index + 1))
        case .section(let section):
            guard sections.indices.contains(section) else { throw .nothingThere }
            guard sections.count < Self.mostSections else { throw .tooManySections }
            try requireRoom(for: sections[section].questions.count)
            draft.sections.insert(copy(sections[section], &taken), at: section + 1)
            return DraftChange(draft, "duplicated \(name(ofSection: section))", at: .section(section + 1))
        case .whole: throw .nothingThere
        }
    }

    /// Takes a question, or a section with its questions, away. The last section is left empty instead.
    public func deleting(_ place: Place) throws(DraftRefusal) -> DraftChange {
        var draft = self
        switch place {
        case .question(let section, let index):
            guard let question = question(at: place) else { throw .nothingThere }
            draft.sections[section].questions.remove(at: index)
            let left = draft.sections[section].questions.count
            return DraftChange(
                draft, "deleted \(quoted(question.text, else: "a question"))",
                at: left == 0 ? .section(section) : .question(section: section, min(index, left - 1)))
        case .section(let section):
            guard sections.indices.contains(section) else { throw .nothingThere }
            let questions = sections[section].questions.count
            draft.sections.remove(at: section)
            if draft.sections.isEmpty { draft.sections = [Section(questions: [])] }
            let with = questions == 0 ? "" : " with \(counted(questions, "question"))"
            return DraftChange(
                draft, "deleted \(name(ofSection: section))\(with)",
                at: .section(min(section, draft.sections.count - 1)))
        case .whole: throw .nothingThere
        }
    }

    /// Moves a question or section by one place; a question at the end of a section goes on into the next one.
    public func moving(_ place: Place, _ direction: Direction) throws(DraftRefusal) -> DraftChange {
        switch place {
        case .section(let section): try moving(place, to: .section(section + (direction == .up ? -1 : 1)))
        case .question(let section, let index): try moving(place, to: neighbour(section, index, direction))
        case .whole: throw .nothingThere
        }
    }

    /// Moves a question or section to a place, which is counted as if the thing itself had been taken out already.
    public func moving(_ place: Place, to target: Place) throws(DraftRefusal) -> DraftChange {
        var draft = self
        switch (place, target) {
        case (.question(let section, let index), .question(let newSection, let newIndex)):
            guard let question = question(at: place) else { throw .nothingThere }
            draft.sections[section].questions.remove(at: index)
            guard draft.sections.indices.contains(newSection),
                (0...draft.sections[newSection].questions.count).contains(newIndex)
            else { throw .nowhereToMove }
            draft.sections[newSection].questions.insert(question, at: newIndex)
            return DraftChange(draft, "moved \(quoted(question.text, else: "a question"))", at: target)
        case (.section(let section), .section(let newSection)):
            guard sections.indices.contains(section) else { throw .nothingThere }
            guard sections.indices.contains(newSection) else { throw .nowhereToMove }
            draft.sections.insert(draft.sections.remove(at: section), at: newSection)
            return DraftChange(draft, "moved \(name(ofSection: section))", at: target)
        default: throw .nothingThere
        }
    }

    /// Whether a move would lead anywhere.
    public func canMove(_ place: Place, _ direction: Direction) -> Bool {
        switch (place, direction) {
        case (.section(let section), .up): section > 0
        case (.section(let section), .down): section < sections.count - 1
        case (.question(let section, let index), .up): section > 0 || index > 0
        case (.question(let section, let index), .down):
            section < sections.count - 1 || index < (sections.last?.questions.count ?? 0) - 1
        case (.whole, _): false
        }
    }

    private func neighbour(_ section: Int, _ index: Int, _ direction: Direction) throws(DraftRefusal) -> Place {
        guard canMove(.question(section: section, index), direction) else { throw .nowhereToMove }
        guard sections.indices.contains(section) else { throw .nothingThere }
        switch direction {
        case .up where index > 0: return .question(section: section, index - 1)
        case .up: return .question(section: section - 1, sections[section - 1].questions.count)
        case .down where index < sections[section].questions.count - 1: return .question(section: section, index + 1)
        case .down: return .question(section: section + 1, 0)
        }
    }

    func name(ofSection section: Int) -> String {
        guard sections.indices.contains(section) else { return "a section" }
        return "the section \(quoted(sections[section].title, else: "\(section + 1)"))"
    }

    private func requireRoom(for more: Int) throws(DraftRefusal) {
        guard questions.count + more <= Self.mostQuestions else { throw .tooManyQuestions }
    }

    private func copy(_ question: Question, _ taken: inout Set<String>) -> Question {
        var copy = question
        let base = Self.key(from: text(question.text, in: mainLanguage)) ?? Question.placeholder
        copy.key = Self.free(base, among: taken)
        taken.insert(copy.key)
        return copy
    }

    /// Conditions on questions of the same section look at the copies.
    private func copy(_ section: Section, _ taken: inout Set<String>) -> Section {
        var copy = section
        var names: [String: String] = [:]
        copy.questions = section.questions.map { question in
            var copied = self.copy(question, &taken)
            if let condition = question.condition, let name = names[condition.question] {
                copied.condition?.question = name
            }
            names[question.key] = copied.key
            return copied
        }
        return copy
    }
}

extension Question {
    /// The key of a question whose text gives none.
    static let placeholder = "question"
}
