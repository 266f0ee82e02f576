import Domain
import Hummingbird
import Storage

/// How a survey begins: from the library, as an empty one, or as a file.
enum SurveyStart {
    static func show(_ member: Member) async throws -> Response {
        try member.page(SurveyLibraryPage(member.site.library))
    }

    static func create(_ member: Member) async throws -> Response {
        if member.form.has("yaml") { return try await SurveyFiles.create(member) }
        do {
            let draft = try member.site.library[member.form["from"]]?.questionnaire ?? Questionnaire(empty: member.form)
            let id = try await member.site.database.write { try $0.surveys.insert(likeKeyed: draft) }
            return member.redirect(to: SiteURL.survey.path(id), notice: .surveyStarted)
        } catch let problems as FieldProblems {
            return try member.page(
                SurveyLibraryPage(member.site.library, form: member.form, problems: problems),
                status: .unprocessableContent)
        }
    }
}

extension Questionnaire {
    /// A questionnaire without a question yet, as a form names it (`title`, `respondents`, `language`).
    fileprivate init(empty form: Form) throws(FieldProblems) {
        var problems = FieldProblems()
        let title = form["title"]
        if title.isEmpty { problems.add("title", "Give it a name.") }
        if title.unicodeScalars.count > 200 { problems.add("title", "Use at most 200 characters.") }
        let respondents = Respondent(rawValue: form["respondents"])
        if respondents == nil { problems.add("respondents", "Choose who answers it.") }
        let language = form["language"]
        if !Self.isLanguage(language) { problems.add("language", "Choose a language.") }
        guard problems.isEmpty, let respondents else { throw problems }
        self.init(
            key: Self.key(from: title) ?? "survey", title: Translated([language: title]), languages: [language],
            respondents: respondents, sections: [Section(questions: [])])
    }
}
