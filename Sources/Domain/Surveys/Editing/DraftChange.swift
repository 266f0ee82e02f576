/// A draft after a change, with what was done and where one looks next.
public struct DraftChange: Hashable, Sendable {
    public var draft: Questionnaire
    /// What was done, as it stands behind "Undo:": "deleted “What should change first?”".
    public var words: String
    /// Where the changed thing stands now; after a deletion, what stands next to where it was.
    public var place: Questionnaire.Place

    public init(_ draft: Questionnaire, _ words: String, at place: Questionnaire.Place) {
        self.draft = draft
        self.words = words
        self.place = place
    }
}

/// Why a change cannot be made.
public enum DraftRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is nothing at the place that was named.
    case nothingThere
    /// It stands at the end already.
    case nowhereToMove
    case tooManyQuestions
    case tooManySections
    case tooManyOptions
    case noLanguage(String)
    case languageThere(String)
    /// The main language cannot be taken away before another one leads.
    case mainLanguage

    public var description: String {
        switch self {
        case .nothingThere: "It is no longer there."
        case .nowhereToMove: "It stands at the end already."
        case .tooManyQuestions: "A survey has at most \(Questionnaire.mostQuestions) questions."
        case .tooManySections: "A survey has at most \(Questionnaire.mostSections) sections."
        case .tooManyOptions: "A question has at most \(Questionnaire.mostOptions) answers to choose from."
        case .noLanguage(let code): "“\(code)” is no language code such as en, de or pt-BR."
        case .languageThere(let code): "“\(code)” is there already."
        case .mainLanguage: "Everything falls back to the main language. Make another one the main language first."
        }
    }
}

extension Questionnaire {
    /// Far beyond what anybody would answer.
    public static let mostQuestions = 500
    public static let mostSections = 100
    public static let mostOptions = 200
    public static let mostLanguages = 30
    /// The longest text, in Unicode scalars.
    public static let longestText = 10_000
}

/// "whole", a section as "1", a question as "1.0"; counted from 0.
extension Questionnaire.Place: LosslessStringConvertible {
    public init?(_ text: String) {
        if text == "whole" {
            self = .whole
            return
        }
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map {
            Int($0).flatMap { $0 < 0 ? nil : $0 }
        }
        switch (numbers.count, numbers.first ?? nil, numbers.last ?? nil) {
        case (1, let section?, _): self = .section(section)
        case (2, let section?, let index?): self = .question(section: section, index)
        default: return nil
        }
    }

    public var description: String {
        switch self {
        case .whole: "whole"
        case .section(let section): "\(section)"
        case .question(let section, let index): "\(section).\(index)"
        }
    }
}

extension Questionnaire {
    /// The question at a place; nil where there is none.
    public func question(at place: Place) -> Question? {
        guard case .question(let section, let index) = place, sections.indices.contains(section),
            sections[section].questions.indices.contains(index)
        else { return nil }
        return sections[section].questions[index]
    }

    /// Where a question stands; where several have the key, the one nearest to the beginning.
    public func place(ofKey key: String) -> Place? {
        for (section, content) in sections.enumerated() {
            if let index = content.questions.firstIndex(where: { $0.key == key }) {
                return .question(section: section, index)
            }
        }
        return nil
    }

    /// The questions before a place, to which a condition there may look.
    public func questions(before place: Place) -> [Question] {
        guard case .question(let section, let index) = place else { return [] }
        return sections.prefix(section).flatMap(\.questions)
            + (sections.dropFirst(section).first?.questions.prefix(index) ?? [])
    }

    /// A question's number among all, from 1.
    public func number(of place: Place) -> Int { questions(before: place).count + 1 }

    /// A text in the main language as it is quoted: short, without line breaks.
    func quoted(_ text: Translated?, else nothing: String) -> String {
        let words = self.text(text, in: mainLanguage).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? nothing : "“\(words.shortened(to: 60))”"
    }
}
