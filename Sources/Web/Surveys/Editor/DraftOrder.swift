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
        switch try standing(in: survey) {
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
        case .question(let section, let index)?:
            let (place, old) = (
                Questionnaire.Place.question(section: section, index), draft.sections[section].questions[index]
            )
            let read = QuestionReading(form, old, in: draft, at: place, published)
            guard read.problems.isEmpty else { throw DraftTrouble.unreadable(read.problems) }
            change = try draft.changing(place, to: options(read.question), published: published)
        }
        return change.draft == draft ? nil : change
    }

    /// Where that which is open stands in the draft as it is now; nil where nothing is open.
    ///
    /// Throws where it is gone, or was changed by somebody else to anything but what stands in the form.
    private func standing(in survey: Survey) throws -> Questionnaire.Place? {
        guard let open, form.has("seen") else { return nil }
        if case .question = open, form["key"].isEmpty { return open }
        guard let place = survey.draft.place(seenIn: form, at: open, isNewest: revision == survey.revision) else {
            throw DraftTrouble.gone
        }
        guard form["seen"] == survey.draft.mark(of: place) else { throw DraftTrouble.changedMeanwhile }
        return place
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
    /// Where that stands now which a form was made from; nil where it is gone.
    ///
    /// A question is known by its key. Where that followed a text that somebody changed, it is the one between the
    /// neighbours that it had. A section is known by what is written in it.
    func place(seenIn form: Form, at open: Place, isNewest: Bool) -> Place? {
        switch open {
        case .whole: return .whole
        case .section(let section):
            guard !isNewest else { return open }
            let alike = sections.indices.filter { mark(of: .section($0)) == form["seen"] }
            return alike.count == 1 ? .section(alike[0]) : sections.indices.contains(section) ? open : nil
        case .question:
            if question(at: open)?.key == form["key"] { return open }
            if let place = place(ofKey: form["key"]) { return place }
            return question(at: open) != nil && neighbours(of: open) == form["neighbours"] ? open : nil
        }
    }

    /// The keys of the questions before and behind a place in its section.
    func neighbours(of place: Place) -> String {
        guard case .question(let section, let index) = place, sections.indices.contains(section) else { return "" }
        let questions = sections[section].questions
        return [index - 1, index + 1].map { questions.indices.contains($0) ? questions[$0].key : "" }
            .joined(separator: "/")
    }

    /// A mark of what the form at a place is made from; another one tells that it has changed.
    func mark(of place: Place) -> String {
        switch place {
        case .whole: Self.mark([key, respondents.rawValue], [title, introduction, thanks])
        case .section(let section):
            Self.mark([], [sections.dropFirst(section).first?.title, sections.dropFirst(section).first?.text])
        case .question: question(at: place).map { Self.mark($0) } ?? ""
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
