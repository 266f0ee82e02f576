/// The product's own words on the pages where people answer, in the language of the survey.
struct AnsweringWords: Sendable {
    let next: String
    let back: String
    let send: String
    let step: @Sendable (Int, Int) -> String
    let required: String
    let choose: String
    let yourUnit: String
    let yes: String
    let no: String
    let notAtAll: String
    let certainly: String
    let disagree: String
    let agree: String
    let place: @Sendable (String) -> String
    /// Who will see what, where employees are asked.
    let promise: String
    let thanks: String
    let counted: String
    let over: String
    let overReason: String

    static func `in`(_ language: String) -> AnsweringWords {
        switch language.split(separator: "-").first.map(String.init) {
        case "de": german
        default: english
        }
    }

    private static let english = AnsweringWords(
        next: "Next", back: "Back", send: "Send my answers", step: { "Step \($0) of \($1)" },
        required: "needs an answer", choose: "Choose …", yourUnit: "Where do you belong?", yes: "Yes", no: "No",
        notAtAll: "not at all likely", certainly: "extremely likely", disagree: "strongly disagree",
        agree: "strongly agree", place: { "Place of “\($0)”" },
        promise:
            "Nobody can see who answered what: neither your name nor the time is kept. Answers are shown only in groups of 5 or more, comments only where 10 or more answered, and nothing before the round is over.",
        thanks: "Thank you", counted: "Your answers are in. You can close this page.", over: "This round is over",
        overReason: "Answers are not taken any more. Thank you for your wish to help; there will be a next time.")

    private static let german = AnsweringWords(
        next: "Weiter", back: "Zurück", send: "Antworten absenden", step: { "Schritt \($0) von \($1)" },
        required: "braucht eine Antwort", choose: "Bitte wählen …", yourUnit: "Wo gehören Sie hin?", yes: "Ja",
        no: "Nein", notAtAll: "überhaupt nicht wahrscheinlich", certainly: "äußerst wahrscheinlich",
        disagree: "stimme gar nicht zu", agree: "stimme voll zu", place: { "Platz von „\($0)“" },
        promise:
            "Niemand kann sehen, wer was geantwortet hat: Weder Ihr Name noch die Uhrzeit werden aufbewahrt. Antworten werden nur in Gruppen ab 5 gezeigt, Kommentare nur, wo mindestens 10 geantwortet haben, und nichts, bevor die Runde zu Ende ist.",
        thanks: "Vielen Dank", counted: "Ihre Antworten sind angekommen. Sie können diese Seite schließen.",
        over: "Diese Runde ist zu Ende",
        overReason: "Antworten werden nicht mehr angenommen. Danke, dass Sie helfen wollten; es gibt ein nächstes Mal.")
}
