/// The product's own words in letters, in the language of the survey.
struct LetterWords: Sendable {
    let greeting: @Sendable (String) -> String
    /// Said of a survey that introduces itself with nothing.
    let opening: @Sendable (String) -> String
    let reminder: @Sendable (String) -> String
    let call: String
    let button: String
    let unsubscribe: String

    static func `in`(_ language: String) -> LetterWords {
        language.hasPrefix("de") ? german : english
    }

    private static let english = LetterWords(
        greeting: { $0.isEmpty ? "Good day," : "Good day, \($0)," }, opening: { "We would like to ask you: \($0)" },
        reminder: { "Still open: \($0)" }, call: "Answer here; the link is yours alone:", button: "Answer now",
        unsubscribe: "Do not write to me any more")

    private static let german = LetterWords(
        greeting: { $0.isEmpty ? "Guten Tag," : "Guten Tag, \($0)," }, opening: { "Wir möchten Sie fragen: \($0)" },
        reminder: { "Noch offen: \($0)" }, call: "Antworten Sie hier; der Link gilt nur für Sie:",
        button: "Jetzt antworten", unsubscribe: "Bitte schreiben Sie mir nicht mehr")
}

extension AnsweringLanguage {
    var letterWords: LetterWords { .in(code) }
}
