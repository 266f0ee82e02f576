import Domain

/// What a button of the editor does, as its value says: "up 0.2", "carry 0.2 1.0", "add-section".
enum DraftVerb: Hashable, Sendable {
    typealias Place = Questionnaire.Place

    /// Keep what was written and stay, or close the open form.
    case save, close
    case open(Place)
    /// Show the preview in another language.
    case show(String)
    case addQuestion(section: Int), addAfter(Place), addSection
    case duplicate(Place), delete(Place)
    case move(Place, Questionnaire.Direction)
    /// To a place that is counted without what is carried.
    case carry(Place, to: Place)
    case addOption, removeOption(Int)
    case moveOption(Int, Questionnaire.Direction)
    case addLanguage, removeLanguage(String), lead(String)
    case undo, redo

    init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        let place = words.dropFirst().first.flatMap(Place.init)
        let number = words.dropFirst().first.flatMap(Int.init)
        switch (words.first ?? "save", place, number, words.dropFirst().first) {
        case ("save", _, _, _): self = .save
        case ("close", _, _, _): self = .close
        case ("open", let place?, _, _): self = .open(place)
        case ("show", _, _, let language?): self = .show(language)
        case ("add-question", .section(let section)?, _, _): self = .addQuestion(section: section)
        case ("add-after", let place?, _, _): self = .addAfter(place)
        case ("add-section", _, _, _): self = .addSection
        case ("duplicate", let place?, _, _): self = .duplicate(place)
        case ("delete", let place?, _, _): self = .delete(place)
        case ("up", let place?, _, _): self = .move(place, .up)
        case ("down", let place?, _, _): self = .move(place, .down)
        case ("carry", let place?, _, _):
            guard let target = words.dropFirst(2).first.flatMap(Place.init) else { return nil }
            self = .carry(place, to: target)
        case ("add-option", _, _, _): self = .addOption
        case ("remove-option", _, let index?, _): self = .removeOption(index)
        case ("option-up", _, let index?, _): self = .moveOption(index, .up)
        case ("option-down", _, let index?, _): self = .moveOption(index, .down)
        case ("add-language", _, _, _): self = .addLanguage
        case ("remove-language", _, _, let language?): self = .removeLanguage(language)
        case ("lead", _, _, let language?): self = .lead(language)
        case ("undo", _, _, _): self = .undo
        case ("redo", _, _, _): self = .redo
        default: return nil
        }
    }

    /// Whether it means something else once the draft has changed: places are counted, and a step back is the last one.
    var needsNewest: Bool {
        switch self {
        case .addQuestion, .addAfter, .addSection, .duplicate, .delete, .move, .carry, .undo, .redo: true
        default: false
        }
    }
}
