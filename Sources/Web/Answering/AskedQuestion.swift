import Domain

/// One question as the page shows it, with the answer so far.
struct AskedQuestion: Sendable {
    struct Option: Sendable {
        let name: String
        let value: String
        let label: String
        let isChosen: Bool
    }

    struct Points: Sendable {
        let low: String
        let high: String
        let options: [Option]
    }

    struct Ranks: Sendable {
        let label: String
        let name: String
        let places: [Option]
    }

    struct Line: Sendable {
        let type: String
        let value: String
        let mode: String?
    }

    let key: String
    let text: String
    let help: String?
    let required: String?
    let problem: String?
    /// Names help and problem for a screen reader.
    let describedBy: String?
    /// Exactly one of these is there.
    let points: Points?
    let radios: [Option]?
    let boxes: [Option]?
    let ranks: [Ranks]?
    let line: Line?
    let comment: Line?
    /// A tick that keeps the words from everybody, where they are asked for.
    let unshown: Unshown?

    struct Unshown: Sendable {
        let box: Option
        let note: String
    }

    /// - Parameter mayHide: whether who answers may keep her words from being shown.
    init(
        _ question: Question, _ form: Form, _ problems: FieldProblems?, mayHide: Bool = false,
        in language: AnsweringLanguage
    ) {
        let words = language.words
        key = question.key
        text = language.text(question.text)
        help = question.help.map(language.text)
        required = question.isRequired ? words[.required] : nil
        problem = problems?.message(for: question.key).map { question.fault(in: form).map(words.what) ?? $0 }
        let described = [help.map { _ in "\(question.key)-help" }, problem.map { _ in "\(question.key)-problem" }]
        describedBy = described.contains { $0 != nil } ? described.compactMap(\.self).joined(separator: " ") : nil
        var (points, radios, boxes, ranks): (Points?, [Option]?, [Option]?, [Ranks]?) = (nil, nil, nil, nil)
        var (line, comment): (Line?, Line?) = (nil, nil)
        let value = form[question.key]
        func options(_ list: [(String, String)], chosen: [String]) -> [Option] {
            list.map { Option(name: question.key, value: $0, label: $1, isChosen: chosen.contains($0)) }
        }
        switch question.kind {
        case .recommend:
            points = Points(
                low: words[.notAtAll], high: words[.certainly],
                options: options((0...10).map { ("\($0)", "\($0)") }, chosen: [value]))
        case .agreement(let count):
            points = Points(
                low: words[.disagree], high: words[.agree],
                options: options((1...count).map { ("\($0)", "\($0)") }, chosen: [value]))
        case .yesNo: radios = options([("yes", words[.yes]), ("no", words[.no])], chosen: [value])
        case .choice(let list): radios = options(list.map { ($0.key, language.text($0.text)) }, chosen: [value])
        case .choices(let list):
            boxes = options(list.map { ($0.key, language.text($0.text)) }, chosen: form.all(question.key))
        case .ranking(let list):
            ranks = list.map { Ranks(question.key, $0, of: list.count, form, language) }
        case .number: line = Line(type: "text", value: value, mode: "decimal")
        case .line: line = Line(type: "text", value: value, mode: nil)
        case .date: line = Line(type: "date", value: value, mode: nil)
        case .comment: comment = Line(type: "", value: form.all(question.key).first ?? "", mode: nil)
        }
        (self.points, self.radios, self.boxes, self.ranks) = (points, radios, boxes, ranks)
        (self.line, self.comment) = (line, comment)
        unshown = mayHide ? Unshown(question, form, words) : nil
    }
}

extension AskedQuestion.Unshown {
    /// Nil where no words are asked for.
    fileprivate init?(_ question: Question, _ form: Form, _ words: Words) {
        guard question.kind == .comment || question.kind == .line else { return nil }
        let (field, chosen) = (question.unshownField, form[question.unshownField])
        box = AskedQuestion.Option(
            name: field, value: chosen == Question.unshownBefore ? chosen : "yes", label: words[.unshown],
            isChosen: !chosen.isEmpty)
        note = words[.unshownNote]
    }
}

extension AskedQuestion.Ranks {
    init(_ key: String, _ option: Question.Option, of count: Int, _ form: Form, _ language: AnsweringLanguage) {
        let name = "\(key).\(option.key)"
        let chosen = form[name]
        label = language.text(option.text)
        self.name = name
        places =
            [.init(name: name, value: "", label: "–", isChosen: chosen.isEmpty)]
            + (1...count).map {
                .init(name: name, value: "\($0)", label: "\($0)", isChosen: chosen == "\($0)")
            }
    }
}

/// A survey's texts and ours in the language that the respondent reads.
struct AnsweringLanguage: Sendable {
    let code: String
    let main: String
    let words: Words
    /// The name of what is asked about, which texts may call for.
    var subject = ""

    /// - Parameter wanted: a language code, or what a browser sends as `Accept-Language`.
    init(_ questionnaire: Questionnaire, wanted: String) {
        func match(_ wanted: String) -> String? {
            questionnaire.languages.first { $0.lowercased() == wanted }
                ?? questionnaire.languages.first { $0.lowercased().prefix(2) == wanted.prefix(2) }
        }
        main = questionnaire.mainLanguage
        code = wanted.wantedLanguages.lazy.compactMap(match).first ?? main
        words = .in(code)
    }

    func text(_ text: Translated) -> String {
        let text = text.text(in: code, else: main)
        return text.contains(Subjects.placeholder) ? text.replacing(Subjects.placeholder, with: subject) : text
    }

    /// The language of our words where it is not the survey's: there is no file for that one.
    var ours: String? { words.speaks(code) ? nil : words.language }
}
