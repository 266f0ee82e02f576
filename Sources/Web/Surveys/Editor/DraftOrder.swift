import Crypto
import Domain
import Foundation

/// What somebody wants done to a draft: what stands in the open form, and the button that was pressed.
struct DraftOrder: Sendable {
    let verb: DraftVerb
    /// What was open; nil where nothing was.
    let open: Questionnaire.Place?
    /// The draft that the page showed.
    let revision: Int
    let form: Form

    init?(_ form: Form) {
        guard let verb = DraftVerb(form["do"]) else { return nil }
        self.verb = verb
        open = form["at"].isEmpty ? nil : Questionnaire.Place(form["at"])
        revision = Int(form["revision"]) ?? -1
        self.form = form
    }

    /// The draft with what stands in the open form; nil where that changes nothing.
    ///
    /// Throws ``DraftTrouble`` where somebody else changed the same thing meanwhile, and where a field cannot be read.
    func written(into survey: Survey, published: [String: Question]) throws -> DraftChange? {
        let draft = survey.draft
        let change: DraftChange
        switch try standing(in: draft) {
        case nil: return nil
        case .whole?: change = try Self.whole(form, survey)
        case .section(let section)?:
            let old = draft.sections[section]
            change = try draft.changingSection(
                section, title: old.title.written(form, "title", draft), text: old.text.written(form, "text", draft))
        case .question(let section, _)? where form["key"].isEmpty:
            let read = QuestionReading(form, in: draft)
            guard read.problems.isEmpty else { throw DraftTrouble.unreadable(read.problems) }
            return try draft.addingBack(options(read.question), to: section, taken: Set(published.keys))
        case .question?:
            let place = draft.place(ofKey: form["key"], near: open)!
            let read = QuestionReading(form, draft.question(at: place)!, in: draft, at: place, published)
            guard read.problems.isEmpty else { throw DraftTrouble.unreadable(read.problems) }
            change = try draft.changing(place, to: options(read.question), published: published)
        }
        return change.draft == draft ? nil : change
    }

    /// Where that which is open stands in the draft as it is now; nil where nothing is open.
    ///
    /// Throws where it is gone, or was changed by somebody else to anything but what stands in the form.
    private func standing(in draft: Questionnaire) throws -> Questionnaire.Place? {
        guard let open, form.has("seen") else { return nil }
        switch open {
        case .whole: break
        case .section(let section): guard draft.sections.indices.contains(section) else { throw DraftTrouble.gone }
        case .question:
            if form["key"].isEmpty { return open }
            guard draft.place(ofKey: form["key"], near: open) != nil else { throw DraftTrouble.gone }
        }
        guard form["seen"] == draft.mark(of: open, key: form["key"]) else { throw DraftTrouble.changedMeanwhile }
        return open
    }

    private func options(_ question: Question) throws -> Question {
        switch verb {
        case .addOption: try question.addingOption()
        case .removeOption(let index): try question.removingOption(index)
        case .moveOption(let index, let direction): try question.movingOption(index, direction)
        default: question
        }
    }

    private static func whole(_ form: Form, _ survey: Survey) throws -> DraftChange {
        let draft = survey.draft
        // Metrics are named by the key and say who answered, so both stay once there are any.
        let isFixed = survey.version > 0
        let key = isFixed || !form.has("key") ? draft.key : form["key"]
        guard Questionnaire.isKey(key) else {
            throw DraftTrouble.unreadable(
                FieldProblems([FieldProblem("key", "Use lower-case letters, digits and hyphens, at most 60.")]))
        }
        let respondents = isFixed ? nil : Respondent(rawValue: form["respondents"])
        return draft.changingWhole(
            key: key, title: try Optional(draft.title).written(form, "title", draft) ?? Translated([:]),
            introduction: try draft.introduction.written(form, "introduction", draft),
            thanks: try draft.thanks.written(form, "thanks", draft), respondents: respondents ?? draft.respondents)
    }
}

/// Why an order was not followed. Nothing of it was done.
enum DraftTrouble: Error, Hashable, Sendable {
    /// Fields that cannot be read.
    case unreadable(FieldProblems)
    /// What is open was changed by somebody else.
    case changedMeanwhile
    /// What is open was taken away by somebody else.
    case gone
    /// The draft has changed, so that places on the page mean something else.
    case outdated
    case refused(String)
}

extension Questionnaire {
    /// The place of a question with a key; of several, the one at the place where it was seen.
    func place(ofKey key: String, near seen: Place?) -> Place? {
        if let seen, question(at: seen)?.key == key { return seen }
        return place(ofKey: key)
    }

    /// A mark of what the form at a place was made from; another one tells that it has changed.
    func mark(of place: Place, key: String = "") -> String {
        switch place {
        case .whole: Self.mark([self.key, respondents.rawValue], [title, introduction, thanks])
        case .section(let section):
            Self.mark([], [sections.dropFirst(section).first?.title, sections.dropFirst(section).first?.text])
        case .question:
            (key.isEmpty ? question(at: place) : self.place(ofKey: key, near: place).flatMap { self.question(at: $0) })
                .map { Self.mark($0) } ?? ""
        }
    }

    private struct Around: Encodable {
        let words: [String]
        let texts: [Translated?]
    }

    static func mark(_ words: [String], _ texts: [Translated?]) -> String { mark(Around(words: words, texts: texts)) }

    private static func mark(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let bytes = try? encoder.encode(value) else { return "" }
        return Hex.text(SHA256.hash(data: bytes).prefix(8))
    }
}
