import Domain

/// A draft as its editor shows it: an outline, of which one thing is open as a form.
struct DraftEditor: Sendable {
    typealias Place = Questionnaire.Place

    let action: String
    let previewAction: String
    let revision: String
    /// The place of what is open; "" where nothing is.
    let at: String
    let previewIn: String
    let focus: String
    let said: String
    let warning: String?
    let lostTexts: [String]
    let bar: DraftBar
    let whole: DraftWhole
    let sections: [DraftSection]

    init(_ survey: Survey, _ history: DraftHistory, _ published: [String: Question], _ view: DraftView) {
        let draft = survey.draft
        let problems = DraftProblems(draft, published)
        action = SiteURL.surveyDraft.path(survey.id)
        previewAction = SiteURL.surveyPreview.path(survey.id, ["frame": "yes"])
        revision = "\(survey.revision)"
        at = view.open.map { "\($0)" } ?? ""
        previewIn = view.language
        focus = view.focus
        said = view.news?.text(on: view.on, in: draft) ?? ""
        warning = view.warning
        lostTexts = view.lostTexts
        bar = DraftBar(draft, history, problems)
        whole = DraftWhole(survey, problems, view)
        sections = draft.sections.indices.map { DraftSection($0, survey, published, problems, view) }
    }
}

/// Undo, redo, how long the draft is, and when it was saved.
struct DraftBar: Sendable {
    let undo: String?
    let redo: String?
    let length: String
    let saved: Saved?
    let state: String

    struct Saved: Sendable {
        let time: String
        let text: String
        let by: String?
    }

    init(_ draft: Questionnaire, _ history: DraftHistory, _ problems: DraftProblems) {
        undo = history.undo
        redo = history.redo
        length = draft.length
        saved = history.savedAt.map { seconds in
            let day = Day(secondsSince1970: Double(seconds))
            let (hours, minutes) = (seconds / 3600 % 24, seconds / 60 % 60)
            let clock = "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
            return Saved(time: "\(day)T\(clock)Z", text: "\(day) \(clock) UTC", by: history.savedBy)
        }
        state =
            problems.count == 0
            ? "Ready to be published." : "\(counted(problems.count, "thing")) to mend before it can be published."
    }
}

/// What is wrong with a draft, by place.
struct DraftProblems: Sendable {
    let all: [Questionnaire.Problem]

    init(_ draft: Questionnaire, _ published: [String: Question]) {
        all = draft.problems + draft.incomparable(with: published)
    }

    var count: Int { all.count }

    func texts(at place: Questionnaire.Place, _ isMeant: (String) -> Bool = { _ in true }) -> [String] {
        all.filter { $0.place == place && isMeant($0.part) }.map(\.message)
    }

    func texts(at place: Questionnaire.Place, _ part: String) -> [String] { texts(at: place) { $0 == part } }
}

/// The buttons that every row has.
struct DraftControls: Sendable {
    let place: String
    let name: String
    let canRise: Bool
    let canSink: Bool

    init(_ place: Questionnaire.Place, _ name: String, _ draft: Questionnaire) {
        self.place = "\(place)"
        self.name = name
        canRise = draft.canMove(place, .up)
        canSink = draft.canMove(place, .down)
    }
}

/// The title and what stands around the questions.
struct DraftWhole: Sendable {
    let title: String
    let asks: String
    let side: String
    let languages: String
    let problems: [String]
    let isOpen: Bool
    let form: WholeForm?

    init(_ survey: Survey, _ found: DraftProblems, _ view: DraftView) {
        let draft = survey.draft
        title = draft.text(draft.title, in: draft.mainLanguage).cut(200)
        asks = draft.respondents == .employees ? "Employees" : "Customers"
        side = draft.respondents == .employees ? "inside" : "outside"
        languages = draft.languages.map(Language.name).formattedList
        // That there is no question yet is said where one can be added.
        problems = found.texts(at: .whole) { $0 != "sections" }
        form = view.open == .whole ? WholeForm(survey, found, view) : nil
        isOpen = form != nil
    }
}

struct DraftSection: Sendable {
    let place: String
    let name: String
    let text: String?
    let isEmpty: Bool
    let problems: [String]
    let controls: DraftControls
    let isOpen: Bool
    let form: SectionForm?
    let questions: [DraftRow]

    init(
        _ section: Int, _ survey: Survey, _ published: [String: Question], _ found: DraftProblems, _ view: DraftView
    ) {
        let draft = survey.draft
        let content = draft.sections[section]
        place = "\(section)"
        name = draft.name(of: section).capitalizedFirst
        text = content.text.map { draft.text($0, in: draft.mainLanguage).cut(200) }
        problems = found.texts(at: .section(section))
        controls = DraftControls(.section(section), "section \(section + 1)", draft)
        form = view.open == .section(section) ? SectionForm(section, survey, found, view) : nil
        isOpen = form != nil
        var rows = content.questions.indices.map {
            DraftRow(.question(section: section, $0), survey, published, found, view)
        }
        if let lost = DraftRow(lost: section, survey, published, found, view) { rows.append(lost) }
        isEmpty = rows.isEmpty
        questions = rows
    }
}

/// One question of the outline, closed or open.
struct DraftRow: Sendable {
    let place: String
    let number: String
    let text: String
    let isBlank: Bool
    let facts: String
    let problems: [String]
    let controls: DraftControls?
    let isOpen: Bool
    let form: QuestionForm?

    init(
        _ place: Questionnaire.Place, _ survey: Survey, _ published: [String: Question], _ found: DraftProblems,
        _ view: DraftView
    ) {
        let draft = survey.draft
        let question = draft.question(at: place)!
        self.place = "\(place)"
        number = "\(draft.number(of: place))"
        let words = draft.text(question.text, in: draft.mainLanguage)
        text = words.isEmpty ? "A question without words" : words.cut(200)
        isBlank = words.isEmpty
        facts = question.facts(in: draft).joined(separator: " · ")
        problems = found.texts(at: place)
        controls = DraftControls(place, "question \(number)", draft)
        isOpen = view.open == place && !view.isLost
        form = isOpen ? QuestionForm(question, at: place, in: survey, published, found, view) : nil
    }

    /// A question that somebody took away while it was being written on; nil where there is none.
    init?(
        lost section: Int, _ survey: Survey, _ published: [String: Question], _ found: DraftProblems, _ view: DraftView
    ) {
        let draft = survey.draft
        guard let form = view.form, case .question(let seen, _)? = view.open,
            section == min(seen, draft.sections.count - 1), view.isLost
        else { return nil }
        let place = Questionnaire.Place.question(section: section, draft.sections[section].questions.count)
        self.place = "\(place)"
        (number, text, isBlank, facts, problems, controls, isOpen) = ("+", "", false, "", [], nil, true)
        let question = QuestionReading(form, in: draft).question
        self.form = QuestionForm(question, at: place, in: survey, published, found, view, isLost: true)
    }
}

extension Question {
    /// What is said of a question under its text.
    func facts(in draft: Questionnaire) -> [String] {
        var facts = [KindWord(kind).words]
        if case .number(let low, let high) = kind { facts[0] += " from \(low.plain) to \(high.plain)" }
        if !kind.options.isEmpty { facts[0] += ", \(counted(kind.options.count, "answer"))" }
        if isRequired { facts.append("needs an answer") }
        if let scale { facts.append("scale \(scale)") }
        if isReversed { facts.append("reversed") }
        if let condition { facts.append(condition.words(in: draft)) }
        return facts
    }
}

extension Condition {
    /// "only if question 1 is at most 2".
    func words(in draft: Questionnaire) -> String {
        guard let place = draft.place(ofKey: question), let asked = draft.question(at: place) else {
            return "only if a question that is gone was answered"
        }
        let name = "only if question \(draft.number(of: place))"
        switch test {
        case .isAnswered: return "\(name) was answered"
        case .isAtLeast(let value): return "\(name) is at least \(value.plain)"
        case .isAtMost(let value): return "\(name) is at most \(value.plain)"
        case .isOneOf(let keys):
            let texts = keys.map { key in
                let option = asked.kind.options.first { $0.key == key }
                return option.map { draft.text($0.text, in: draft.mainLanguage).cut(40) } ?? key
            }
            return "\(name) is \(texts.joined(separator: " or "))"
        }
    }
}

extension Double {
    /// Without a fraction where there is none.
    var plain: String { Int64(exactly: self).map(String.init) ?? "\(self)" }
}
