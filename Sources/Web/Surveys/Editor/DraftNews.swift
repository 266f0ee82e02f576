import Domain

/// What a page of the editor says was done; addresses carry only the name and the place.
enum DraftNews: String, Sendable {
    case saved
    /// A step back was asked for while something was written: that was kept, and is the last step now.
    case savedFirst = "saved-first"
    case added, duplicated, deleted, moved, undone, redone

    func text(on place: Questionnaire.Place?, in draft: Questionnaire) -> String {
        switch self {
        case .saved: "Saved."
        case .savedFirst: "What you had written was saved first. Undo takes that back now."
        case .added: "Added at \(Self.place(place, draft))."
        case .duplicated: "Duplicated. The copy is at \(Self.place(place, draft))."
        case .deleted: "Deleted. Undo brings it back."
        case .moved: "Moved to \(Self.place(place, draft))."
        case .undone: "Undone."
        case .redone: "Done again."
        }
    }

    /// "place 3 of 9", with the section where there are several.
    private static func place(_ place: Questionnaire.Place?, _ draft: Questionnaire) -> String {
        switch place {
        case .question(let section, _)?:
            let text = "place \(draft.number(of: place!)) of \(draft.questions.count)"
            guard draft.sections.count > 1, draft.sections.indices.contains(section) else { return text }
            return "\(text), in \(draft.name(of: section))"
        case .section(let section)?: return "place \(section + 1) of \(draft.sections.count)"
        case .whole?, nil: return "its place"
        }
    }
}

extension Questionnaire {
    /// "Section 2: With others", as the editor calls it.
    func name(of section: Int) -> String {
        let title = sections.dropFirst(section).first?.title.map { text($0, in: mainLanguage) } ?? ""
        return title.isEmpty ? "section \(section + 1)" : "section \(section + 1), “\(title.cut(60))”"
    }
}

extension String {
    /// Cut at so many characters, with a sign that more follows.
    func cut(_ most: Int) -> String { count <= most ? self : prefix(most - 1) + "…" }
}
