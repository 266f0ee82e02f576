/// What a survey asks: sections of questions in one or several languages.
///
/// A question is known by its key: as long as it keeps key, kind and scale, its answers stay comparable from version to
/// version.
public struct Questionnaire: Hashable, Sendable, Codable {
    public struct Section: Hashable, Sendable, Codable {
        public var title: Translated?
        public var text: Translated?
        public var questions: [Question]

        public init(title: Translated? = nil, text: Translated? = nil, questions: [Question]) {
            self.title = title
            self.text = text
            self.questions = questions
        }
    }

    /// Lower-case letters, digits and hyphens; unique among surveys.
    public var key: String
    public var title: Translated
    /// Language codes; the first is the one in which every text must be there.
    public var languages: [String]
    /// Whose answers these are.
    public var respondents: Respondent
    public var introduction: Translated?
    public var thanks: Translated?
    public var sections: [Section]

    public init(
        key: String, title: Translated, languages: [String], respondents: Respondent, introduction: Translated? = nil,
        thanks: Translated? = nil, sections: [Section]
    ) {
        self.key = key
        self.title = title
        self.languages = languages
        self.respondents = respondents
        self.introduction = introduction
        self.thanks = thanks
        self.sections = sections
    }

    public var questions: [Question] { sections.flatMap(\.questions) }

    public var mainLanguage: String { languages.first ?? "en" }

    public func text(_ text: Translated?, in language: String) -> String {
        text?.text(in: language, else: mainLanguage) ?? ""
    }
}
