import Domain

/// What a person is written about a round: why she is asked, what was done last time, what will be shown, and her link.
struct InvitationLetter: Sendable {
    let round: Round
    /// The name of the unit that is asked.
    let unit: String
    let questionnaire: Questionnaire
    let person: Person
    let token: Token
    let isReminder: Bool

    /// What the letter's web page shows.
    private struct Sheet: Sendable {
        let language: String
        let direction: String
        let paragraphs: [String]
        let link: String
        let button: String
        let promise: String
        let unsubscribe: String
        let unsubscribing: String
    }

    /// Nil for somebody without an address.
    func letter(at address: SiteAddress, _ templates: Templates) throws -> Letter? {
        guard let email = person.draft.email else { return nil }
        var language = AnsweringLanguage(questionnaire, wanted: person.draft.language ?? "")
        language.subject = round.plan.subjectName(unit: unit) ?? language.words.aboutWhom
        let words = language.letterWords
        let sheet = Sheet(
            language: language.code, direction: language.direction, paragraphs: paragraphs(language),
            link: "\(address)\(SiteURL.answering.path(token.text))", button: words.button,
            promise: language.promise(to: questionnaire.respondents, round.plan),
            unsubscribe: "\(address)\(SiteURL.unsubscribing.path(token.text))", unsubscribing: words.unsubscribe)
        let text =
            sheet.paragraphs + [
                "\(words.call)\n\(sheet.link)", sheet.promise, "\(words.unsubscribe)\n\(sheet.unsubscribe)",
            ]
        let title = language.text(questionnaire.title).replacing("\n", with: " ")
        return Letter(
            to: Mailbox(email, name: person.name), subject: isReminder ? words.reminder(title) : title,
            text: text.joined(separator: "\n\n"), html: try templates.render(sheet, with: "LetterSheet"),
            unsubscribe: sheet.unsubscribe, language: language.code,
            purpose: isReminder ? "reminder" : "invitation", about: Letter.about(round.id, to: person.id))
    }

    private func paragraphs(_ language: AnsweringLanguage) -> [String] {
        let words = language.letterWords
        let opening = questionnaire.introduction.map(language.text) ?? words.opening(language.text(questionnaire.title))
        let report = round.plan.report.map { "\(language.words.doneSince) \($0)" }
        return [words.greeting(person.name), opening, report].compactMap(\.self)
    }
}
