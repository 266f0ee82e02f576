import Domain

/// One screen of a questionnaire.
struct AnswerPage: Page {
    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    struct Tongue: Sendable {
        let code: String
        let name: String
    }

    let title: String
    let language: String
    /// The language of our own words where they are not in the survey's.
    let ours: String?
    let action: String
    /// Said on the first screen only.
    let introduction: String?
    let promise: String?
    let welcome: String?
    let report: String?
    /// Names what the browser keeps of an unfinished sheet; nil where others may use the same link.
    let draft: String?
    let draftNote: String
    let progress: String
    let step: String
    let steps: String
    let sectionTitle: String?
    let sectionText: String?
    let problem: String?
    let units: Choice?
    let subjects: Choice?
    let questions: [AskedQuestion]
    let hidden: [Hidden]
    let tongues: [Tongue]
    let back: String?
    let next: String
    /// Nothing can be sent from a preview.
    let isPreview: Bool
    /// Who promises that nobody's name is kept should not print it.
    var namesReader: Bool { isPreview }

    /// - Parameters:
    ///   - screen: the section that is asked.
    ///   - sheet: what makes all sendings of the page one response.
    ///   - units: the units that a respondent may belong to; empty where she is not asked.
    init(
        _ walk: AnswerWalk, screen: Int, _ language: AnsweringLanguage, action: String, sheet: String = "",
        units: [Unit], problems: FieldProblems?, setting: AnswerSetting = AnswerSetting(), isPreview: Bool = false
    ) {
        let questionnaire = walk.questionnaire
        let section = questionnaire.sections[screen]
        let asked = walk.asked(on: screen)
        let isFirst = walk.before(screen) == nil
        title = language.text(questionnaire.title)
        self.language = language.code
        ours = language.ours
        self.action = action
        introduction = isFirst ? questionnaire.introduction.map(language.text) : nil
        promise = isFirst ? setting.promise : nil
        welcome = isFirst ? setting.welcome : nil
        report = isFirst ? setting.report : nil
        draft = setting.draft
        draftNote = language.words[.keptHere]
        let count = questionnaire.sections.count
        progress = language.words.step(screen + 1, of: count)
        step = "\(screen + 1)"
        steps = "\(count)"
        sectionTitle = section.title.map(language.text)
        sectionText = section.text.map(language.text)
        problem = problems?.message(for: "")
        let asksUnit = isFirst && !units.isEmpty
        self.units =
            asksUnit
            ? Choice(
                "unit", language.words[.yourUnit], chosen: walk.form["unit"],
                options: [("", language.words[.choose])] + units.map { ($0.key, $0.name) }, problems: problems) : nil
        let asksSubject = isFirst && setting.subjects.count > 1
        subjects =
            asksSubject
            ? Choice(
                "about", language.words[.aboutWhat], chosen: setting.subject?.key ?? "",
                options: [("", language.words[.choose])] + setting.subjects.map { ($0.key, $0.name) },
                problems: problems)
            : nil
        let mayHide = questionnaire.respondents == .employees
        questions = asked.map { AskedQuestion($0, walk.form, problems, mayHide: mayHide, in: language) }
        hidden =
            Self.hidden(walk, screen, asked, language, sheet: sheet, asksUnit: asksUnit)
            + (asksSubject ? [] : [setting.subject].compactMap(\.self).map { Hidden(name: "about", value: $0.key) })
            + (setting.isKiosk ? [Hidden(name: "kiosk", value: "yes")] : [])
        tongues = questionnaire.languages.filter { $0 != language.code }.map {
            Tongue(code: $0, name: Language.ownName($0))
        }
        back = isFirst ? nil : language.words[.back]
        let isLast = !questionnaire.sections.indices.contains { $0 > screen }
        next = isLast ? language.words[.send] : language.words[.next]
        self.isPreview = isPreview
    }

    /// Everything that was answered on other screens, and where we are.
    private static func hidden(
        _ walk: AnswerWalk, _ screen: Int, _ asked: [Question], _ language: AnsweringLanguage, sheet: String,
        asksUnit: Bool
    ) -> [Hidden] {
        let here = Set(asked.map(\.key))
        func isHere(_ field: String) -> Bool { here.contains(String(field.prefix { $0 != "." })) }
        let known = Set(walk.questionnaire.questions.map(\.key))
        var hidden = [
            Hidden(name: "screen", value: "\(screen)"), Hidden(name: "language", value: language.code),
            Hidden(name: "shown", value: asked.map(\.key).joined(separator: " ")),
            Hidden(name: "sheet", value: sheet),
        ]
        if !asksUnit, walk.form.has("unit") { hidden.append(Hidden(name: "unit", value: walk.form["unit"])) }
        for (name, values) in walk.form.fields.sorted(by: { $0.key < $1.key })
        where known.contains(String(name.prefix { $0 != "." })) && !isHere(name) {
            hidden += values.map { Hidden(name: name, value: $0) }
        }
        return hidden
    }
}

/// What a screen says besides its questions.
struct AnswerSetting: Sendable {
    var promise: String?
    var welcome: String?
    /// What was done about the last round.
    var report: String?
    var draft: String?
    /// What a respondent can choose to answer about.
    var subjects: [Subjects.Subject] = []
    var subject: Subjects.Subject?
    /// A tablet that one person after the other uses.
    var isKiosk = false
}

/// What stands there when all is said, or cannot be said any more.
struct AnsweredPage: Page {
    let title: String
    let language: String
    let text: String
    /// The unfinished sheet that the browser can forget now.
    var sent: String?
    /// On a shared tablet: where the next person begins, after some seconds.
    var restart: String?
    var startAnew = ""
    /// A button under the text, with where it leads.
    var action: String?
    var button: String?
    /// Where she finds replies to what she wrote.
    var thread: Thread?
    var namesReader: Bool { false }

    struct Thread: Sendable {
        let keep: String
        /// The language of our own words where they are not in the survey's.
        let ours: String?
        let address: String
    }
}
