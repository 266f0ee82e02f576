import Domain

/// What stands in the draft now, where somebody else changed what was being written on.
struct DraftClash: Sendable {
    struct Line: Sendable {
        let name: String
        let text: String
    }

    let lines: [Line]
    /// Takes what is there and gives up what was written.
    let path: String

    init(written: Question, now: Question, at place: Questionnaire.Place, in survey: Survey) {
        let draft = survey.draft
        var lines: [Line] = []
        func add(_ name: String, _ text: String, unless isSame: Bool) {
            if !isSame { lines.append(Line(name: name, text: text.isEmpty ? "nothing" : text)) }
        }
        for code in draft.languages {
            let (own, theirs) = (written.text.texts[code] ?? "", now.text.texts[code] ?? "")
            add("Question, \(Language.name(code))", theirs, unless: own == theirs)
            let (ownHelp, theirHelp) = (written.help?.texts[code] ?? "", now.help?.texts[code] ?? "")
            add("Help, \(Language.name(code))", theirHelp, unless: ownHelp == theirHelp)
        }
        let answers = now.kind.options.map { draft.text($0.text, in: draft.mainLanguage) }.formattedList
        add(
            "Answered with", KindWord(now.kind).words + (answers.isEmpty ? "" : ": \(answers)"),
            unless: written.kind == now.kind)
        add("The rest", now.facts(in: draft).dropFirst().formattedList, unless: written.rest == now.rest)
        self.lines = lines
        path = SiteURL.survey.path(survey.id, ["at": "\(place)"])
    }

    /// - Parameter texts: the texts of a title's or section's form, by their names in it.
    init(_ form: Form, _ texts: KeyValuePairs<String, Translated?>, at place: Questionnaire.Place, in survey: Survey) {
        lines = texts.flatMap { name, text in
            survey.draft.languages.compactMap { code in
                let now = text?.texts[code] ?? ""
                guard form["\(name).\(code)"] != now else { return nil }
                return Line(
                    name: "\(name.capitalizedFirst), \(Language.name(code))", text: now.isEmpty ? "nothing" : now)
            }
        }
        path = SiteURL.survey.path(survey.id, ["at": "\(place)"])
    }
}

extension Question {
    fileprivate var rest: Question {
        Question(
            key: key, kind: .line, text: Translated([:]), isRequired: isRequired, scale: scale, isReversed: isReversed,
            condition: condition)
    }
}
