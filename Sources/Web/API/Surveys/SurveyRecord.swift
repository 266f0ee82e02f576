import Domain

/// A survey in a list.
struct SurveyRecord: Encodable {
    let key: String
    let title: [String: String]
    let languages: [String]
    /// `employees` or `customers`.
    let respondents: String
    let questions: Int
    /// The newest published version; 0 before the first.
    let version: Int

    init(_ survey: Survey) {
        let draft = survey.draft
        (key, title, languages) = (draft.key, draft.title.texts, draft.languages)
        respondents = draft.respondents.rawValue
        (questions, version) = (draft.questions.count, survey.version)
    }
}

/// The number of a published version.
struct PublicationRecord: Encodable {
    let version: Int
}
