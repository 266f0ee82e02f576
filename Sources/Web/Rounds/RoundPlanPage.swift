import Domain
import Storage

/// Everything that is decided about a round, and what would come of it.
struct RoundPlanPage: Page {
    struct Tick: Sendable {
        let name: String
        let label: String
        let isOn: Bool
        let problem: String?
    }

    let title: String
    let survey: String
    let surveyName: String
    let action: String
    let problem: String?
    let unit: Field
    let level: Choice
    let grain: Choice
    let shared: Tick
    let invite: Tick
    let attributes: String
    let attributesProblem: String?
    let sample: Field
    let rest: Field
    let mail: Tick
    let about: Choice
    let subjects: String
    let subjectsProblem: String?
    let protection: Choice
    let mayChange: Tick
    let embed: Tick
    let segments: Field
    /// Nil where customers are asked: nothing of theirs is held back.
    let threshold: Field?
    let commentThreshold: Field?
    let opens: Field
    let daysOpen: Field
    let timeZone: Field
    let reminders: Field
    let repetition: Choice
    let afterDays: Field
    let afterOf: Field
    let report: String
    let reportProblem: String?
    let thresholds: String
    let preview: RoundPreview?
    /// Said where letters would only wait.
    let noMail: String?

    init(
        _ published: PublishedSurvey, form: Form, units: [Unit], hasMail: Bool = true, problems: FieldProblems? = nil,
        preview: RoundPreview? = nil
    ) {
        noMail = hasMail ? nil : "No mail server is set yet. Letters wait until an administrator sets one under Mail."
        let asked = published.questionnaire
        surveyName = asked.text(asked.title, in: asked.mainLanguage)
        title = "A new round"
        self.survey = SiteURL.survey.path(published.survey.id)
        action = SiteURL.surveyRounds.path(published.survey.id)
        self.preview = preview
        problem = problems?.message(for: "")
        func field(_ name: String, _ label: String, _ type: String = "text", _ hint: String? = nil) -> Field {
            Field(
                name, label, type: type, value: form[name], hint: hint, autocomplete: "off", isRequired: false,
                problems: problems)
        }
        func tick(_ name: String, _ label: String) -> Tick {
            Tick(name: name, label: label, isOn: form.has(name), problem: problems?.message(for: name))
        }
        func choice(_ name: String, _ label: String, _ options: [(String, String)]) -> Choice {
            Choice(name, label, chosen: form[name], options: options, problems: problems)
        }
        unit = Field(
            "unit", "Whom to ask: the key of a unit, with all below it", value: form["unit"], autocomplete: "off",
            problems: problems, suggestions: units.prefix(300).map { ($0.key, "\($0.name) (\($0.kind))") })
        var kinds: [String] = []
        for unit in units where !kinds.contains(unit.kind) && !unit.kind.isEmpty { kinds.append(unit.kind) }
        level = choice(
            "level", "By the shared link, respondents say which they belong to",
            [("", "nothing: their answers belong to the unit above")] + kinds.map { ($0, "their \($0)") })
        grain = choice(
            "grain", "Its figures stand for this",
            [Period.Grain.week, .month, .quarter, .year].map { ($0.word, $0.word) })
        shared = tick("shared", "A link for everybody, also as a code on paper")
        invite = tick("invite", "A link of her own for each person of the directory")
        attributes = form["attributes"]
        attributesProblem = problems?.message(for: "attributes")
        sample = field(
            "sample", "Only so many of them, drawn at random", "text",
            "Empty: everybody. 0: nobody yet; programs invite them one by one.")
        rest = field("rest_days", "Not those asked within so many days", "text", "In any round. Empty: no rest.")
        mail = tick("mail", "Send the links by mail")
        about = choice(
            "about", "What it is about",
            [
                ("", "the unit that is asked"), ("unit", "other units"), ("person", "people"),
                ("touchpoint", "touchpoints"),
                ("product", "products"),
            ])
        subjects = form["subjects"]
        subjectsProblem = problems?.message(for: "subjects")
        protection = choice(
            "protection", "Whose answers are whose", Protection.allCases.map { ($0.rawValue, $0.words) })
        mayChange = tick("may_change", "Personal links stay open until the end, and answers can be changed")
        embed = tick("embed", "The shared link may stand inside pages of other sites")
        let isSafe = asked.respondents == .employees
        segments = field(
            "segments", "Break results down by", "text",
            isSafe
                ? "Attributes of people, such as “tenure, location”. Only these, ever; respondents read them first. Needs links of their own, and that answers are confidential."
                : "Attributes of people, such as “segment, tenure”, said beforehand. Needs links of their own.")
        threshold =
            isSafe
            ? field("threshold", "Show answers from so many people on", "text", "5 or more. Empty: 5.") : nil
        commentThreshold =
            isSafe
            ? field("comment_threshold", "Show comments from so many on", "text", "10 or more. Empty: 10.") : nil
        opens = field("opens", "Opens on", "date", "At 8 in the morning. Empty: now.")
        daysOpen = field("days_open", "Open for so many days", "text", "Empty: until you end it.")
        timeZone = field("time_zone", "By the clock of", "text", "Such as Europe/Berlin.")
        reminders = field(
            "reminders", "Remind after so many days", "text", "Such as “3, 7”. Only who has not answered.")
        repetition = choice(
            "repeat", "Ask again",
            [
                ("", "no, once"), ("week", "every week"), ("month", "every month"), ("quarter", "every quarter"),
                ("year", "every year"), ("after", "each person, some days after an event"),
            ])
        afterDays = field("after_days", "Days after the event")
        afterOf = field("after_of", "The event", "text", "start, leave, or an attribute that holds a day.")
        report = form["report"]
        reportProblem = problems?.message(for: "report")
        thresholds =
            isSafe
            ? "Nothing is shown before the round is over, and never an answer of fewer than five. Respondents read from how many on; later you can ask for more, not for fewer."
            : "Customers’ answers are shown as they come in."
    }

    /// What a first round usually is.
    static func usual(_ respondents: Respondent, _ units: [Unit]) -> Form {
        Form([
            "unit": [units.first?.key ?? ""], "grain": ["month"], "shared": ["on"],
            "protection": [respondents == .employees ? "anonymous" : "confidential"], "time_zone": ["UTC"],
        ])
    }
}

extension Protection {
    /// As whoever opens a round chooses it.
    var words: String {
        switch self {
        case .anonymous: "nobody can know: anonymous"
        case .confidential: "kept, and shown to nobody: confidential"
        case .named: "shown to those who work on it: named"
        }
    }
}

extension RoundPlan {
    /// The plan as the form shows it, for the next round to be like the last.
    func form(_ units: [Unit]) -> Form {
        var fields: [String: [String]] = [
            "unit": [units.first { $0.id == unit }?.key ?? ""], "level": [level ?? ""], "grain": [grain.word],
            "protection": [protection.rawValue], "time_zone": [timeZone],
            "days_open": [daysOpen.map(String.init) ?? ""],
            "reminders": [reminders.map(String.init).joined(separator: ", ")],
            "segments": [segments.joined(separator: ", ")], "threshold": ["\(policy.threshold)"],
            "comment_threshold": ["\(policy.commentThreshold)"],
        ]
        if let subjects {
            fields["about"] = [subjects.kind.rawValue]
            fields["subjects"] = [
                subjects.list.map { subjects.kind == .unit ? $0.key : "\($0.key): \($0.name)" }.joined(separator: "\n")
            ]
        }
        if let audience {
            fields["invite"] = ["on"]
            fields["attributes"] = [
                audience.attributes.sorted { $0.key < $1.key }
                    .map { "\($0.key): \($0.value.joined(separator: ", "))" }.joined(separator: "\n")
            ]
            fields["sample"] = [audience.sample.map(String.init) ?? ""]
            fields["rest_days"] = [audience.restDays == 0 ? "" : "\(audience.restDays)"]
        }
        for (name, isOn) in [
            ("shared", hasSharedLink), ("mail", sendsMail), ("may_change", mayChange), ("embed", mayEmbed),
        ] where isOn { fields[name] = ["on"] }
        return Form(fields)
    }
}
