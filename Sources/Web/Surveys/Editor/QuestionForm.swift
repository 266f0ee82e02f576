import Domain

/// The form for one question.
struct QuestionForm: Sendable {
    struct Scaling: Sendable {
        let scale: Field
        let isReversed: Bool
    }

    struct Ends: Sendable {
        let low: Field
        let high: Field
        let problems: [String]
    }

    let place: String
    let key: String
    let neighbours: String
    let seen: String
    let kind: Choice?
    /// Why the kind cannot be chosen.
    let fixed: String?
    let isRequired: Bool
    let text: TextFields
    let help: TextFields
    let options: OptionList?
    let ends: Ends?
    let condition: ConditionForm?
    let scaling: Scaling?
    let keyNote: String
    let problems: [String]
    let clash: DraftClash?

    /// - Parameter isLost: it stands nowhere any more, and saving adds it.
    init(
        _ stored: Question, at place: Questionnaire.Place, in survey: Survey, _ published: [String: Question],
        _ found: DraftProblems, _ view: DraftView, isLost: Bool = false
    ) {
        let (form, draft) = (view.form, survey.draft)
        let question = form.map { QuestionReading($0, stored, in: draft, at: place, published).question } ?? stored
        let isFixed = published[stored.key] != nil && !isLost
        func said(_ part: String) -> [String] { isLost ? [] : found.texts(at: place, part) }
        func value(_ name: String, _ text: String) -> String { form?.has(name) == true ? form![name] : text }
        self.place = "\(place)"
        key = isLost ? "" : stored.key
        neighbours = draft.neighbours(of: place)
        let isClash = view.trouble == .changedMeanwhile
        seen = isLost ? "lost" : form.flatMap { isClash ? nil : $0["seen"] } ?? draft.mark(of: place)
        kind =
            isFixed
            ? nil
            : Choice(
                "kind", "Answered with", chosen: KindWord(question.kind).rawValue,
                options: KindWord.allCases.map { ($0.rawValue, $0.words) })
        fixed =
            isFixed
            ? "\(KindWord(question.kind).words). It was published so, and stays so: answers of all rounds can be put together. Duplicate it to ask in another way."
            : nil
        isRequired = question.isRequired
        text = TextFields(
            "text", "Question", question.text, in: draft, form: form, problems: view.problems, found: said("text"))
        help = TextFields(
            "help", "Help below it", question.help, in: draft, rows: 1, hint: "May be empty.", form: form,
            problems: view.problems, found: said("help"))
        options =
            question.kind.options.isEmpty && !KindWord(question.kind).hasOptions
            ? nil : OptionList(question, in: draft, form: form, problems: view.problems, found: said)
        if case .number(let low, let high) = question.kind, !isFixed {
            ends = Ends(
                low: Field("low", "From", value: value("low", low.plain), isRequired: false, problems: view.problems),
                high: Field("high", "To", value: value("high", high.plain), isRequired: false, problems: view.problems),
                problems: said("range"))
        } else {
            ends = nil
        }
        condition = ConditionForm(
            question, draft.questions(before: place), in: draft, form: form, problems: view.problems,
            found: said("show_if"))
        let scales = Set(draft.questions.compactMap(\.scale)).sorted()
        scaling =
            question.kind.range == nil || isFixed
            ? nil
            : Scaling(
                scale: Field(
                    "scale", "Scale", value: value("scale", question.scale ?? ""),
                    hint: "Questions of one scale are averaged into one figure. May be empty.", autocomplete: "off",
                    isRequired: false,
                    problems: FieldProblems(
                        said("scale").map { FieldProblem("scale", $0) } + (view.problems?.list ?? [])),
                    suggestions: scales.map { ($0, "") }), isReversed: question.isReversed)
        let scaleNote = isFixed ? question.scale.map { " It belongs to the scale “\($0)”." } ?? "" : ""
        keyNote =
            isLost
            ? "It gets a key of its own."
            : isFixed
                ? "Key “\(stored.key)”, which stays.\(scaleNote)"
                : "Key “\(stored.key)”: it names the question in files and figures, and stays once it is published."
        problems = isLost ? [] : found.texts(at: place) { ["key", "kind", "points", "reversed"].contains($0) }
        clash = isClash ? DraftClash(written: question, now: stored, at: place, in: survey) : nil
    }
}

extension KindWord {
    var hasOptions: Bool { [.choice, .choices, .ranking].contains(self) }
}
