import Domain

/// The product's own words on the pages where people answer, in the language of the survey.
struct AnsweringWords: Sendable {
    /// The language that the words are in.
    let language: String
    let next: String
    let back: String
    let send: String
    let step: @Sendable (Int, Int) -> String
    let required: String
    let choose: String
    let yourUnit: String
    let aboutWhat: String
    /// In a text, before she has chosen.
    let aboutWhom: String
    let yes: String
    let no: String
    let notAtAll: String
    let certainly: String
    let disagree: String
    let agree: String
    let place: @Sendable (String) -> String
    /// What becomes of an answer, by the round's protection.
    let anonymous: String
    let confidential: String
    let named: String
    /// Where employees are asked: from how many on answers are shown, and when.
    let thresholds: String
    /// Before what was done about the last round.
    let doneSince: String
    let welcome: @Sendable (String) -> String
    let answeredAlready: String
    let answeredAlreadyReason: String
    let notYet: String
    let notYetReason: @Sendable (String) -> String
    let mayChange: String
    let unsubscribe: String
    let unsubscribed: String
    let keptHere: String
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
        language: "en", next: "Next", back: "Back", send: "Send my answers", step: { "Step \($0) of \($1)" },
        required: "needs an answer", choose: "Choose …", yourUnit: "Where do you belong?",
        aboutWhat: "What do you want to tell us about?", aboutWhom: "what you have chosen", yes: "Yes", no: "No",
        notAtAll: "not at all likely", certainly: "extremely likely", disagree: "strongly disagree",
        agree: "strongly agree", place: { "Place of “\($0)”" },
        anonymous: "Nobody can see who answered what: neither your name nor the time is kept.",
        confidential:
            "Your answers are kept together with who you are, so that they count in the right place. Nobody is shown whose they are.",
        named: "Those who work on this see that these answers are yours.",
        thresholds:
            "Answers are shown only in groups of 5 or more, comments only where 10 or more answered, and nothing before the round is over.",
        doneSince: "What was done since last time:", welcome: { "Welcome, \($0)" },
        answeredAlready: "You have answered already", answeredAlreadyReason: "Thank you. Each link answers once.",
        notYet: "Not yet", notYetReason: { "This opens on \($0). Please come back then." },
        mayChange: "You can come back by the same link and change your answers until the end.",
        unsubscribe: "Do not write to me any more",
        unsubscribed: "You will get no more letters asking for answers.",
        keptHere: "What you have chosen so far is kept in this browser until you send it.",
        thanks: "Thank you", counted: "Your answers are in. You can close this page.", over: "This round is over",
        overReason: "Answers are not taken any more. Thank you for your wish to help; there will be a next time.")

    private static let german = AnsweringWords(
        language: "de", next: "Weiter", back: "Zurück", send: "Antworten absenden", step: { "Schritt \($0) von \($1)" },
        required: "braucht eine Antwort", choose: "Bitte wählen …", yourUnit: "Wo gehören Sie hin?",
        aboutWhat: "Worüber möchten Sie etwas sagen?", aboutWhom: "was Sie gewählt haben", yes: "Ja",
        no: "Nein", notAtAll: "überhaupt nicht wahrscheinlich", certainly: "äußerst wahrscheinlich",
        disagree: "stimme gar nicht zu", agree: "stimme voll zu", place: { "Platz von „\($0)“" },
        anonymous: "Niemand kann sehen, wer was geantwortet hat: Weder Ihr Name noch die Uhrzeit werden aufbewahrt.",
        confidential:
            "Ihre Antworten werden zusammen mit Ihrer Person aufbewahrt, damit sie an der richtigen Stelle zählen. Niemandem wird gezeigt, von wem sie sind.",
        named: "Wer daran arbeitet, sieht, dass diese Antworten von Ihnen sind.",
        thresholds:
            "Antworten werden nur in Gruppen ab 5 gezeigt, Kommentare nur, wo mindestens 10 geantwortet haben, und nichts, bevor die Runde zu Ende ist.",
        doneSince: "Was seit dem letzten Mal getan wurde:", welcome: { "Willkommen, \($0)" },
        answeredAlready: "Sie haben schon geantwortet", answeredAlreadyReason: "Vielen Dank. Jeder Link gilt einmal.",
        notYet: "Noch nicht", notYetReason: { "Es beginnt am \($0). Bitte kommen Sie dann wieder." },
        mayChange: "Sie können über denselben Link wiederkommen und Ihre Antworten bis zum Ende ändern.",
        unsubscribe: "Bitte schreiben Sie mir nicht mehr",
        unsubscribed: "Sie bekommen keine Briefe mehr, die um Antworten bitten.",
        keptHere: "Was Sie bisher gewählt haben, bleibt in diesem Browser, bis Sie es absenden.",
        thanks: "Vielen Dank", counted: "Ihre Antworten sind angekommen. Sie können diese Seite schließen.",
        over: "Diese Runde ist zu Ende",
        overReason: "Antworten werden nicht mehr angenommen. Danke, dass Sie helfen wollten; es gibt ein nächstes Mal.")
}

extension AnsweringLanguage {
    /// What becomes of an answer and what is shown to whom; said before the first question and in every invitation.
    func promise(to respondents: Respondent, _ plan: RoundPlan) -> String {
        let kept =
            switch plan.protection {
            case .anonymous: words.anonymous
            case .confidential: words.confidential
            case .named: words.named
            }
        return [kept, respondents == .employees ? words.thresholds : nil, plan.mayChange ? words.mayChange : nil]
            .compactMap(\.self).joined(separator: " ")
    }
}
