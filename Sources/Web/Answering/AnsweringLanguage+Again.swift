/// What is said when answers were not taken and all of them stand on the page still.
extension AnsweringLanguage {
    /// The page was made before an upgrade, or by no server of ours.
    var sendAgain: String {
        isGerman
            ? "Diese Seite war schon etwas älter. Ihre Antworten sind alle noch da: Bitte senden Sie sie noch einmal ab."
            : "This page had become old. Your answers are all still here: please send them once more."
    }

    /// Very many answers came from one address.
    var tooMany: String {
        isGerman
            ? "Gerade kommen sehr viele Antworten aus Ihrem Netz. Ihre stehen alle noch hier: Bitte senden Sie sie in einer Minute noch einmal ab."
            : "Very many answers are coming from your network. Yours are all still here: please send them again in a minute."
    }

    /// The database could not be written to.
    var notKept: String {
        isGerman
            ? "Das hat gerade nicht geklappt. Ihre Antworten sind alle noch da: Bitte senden Sie sie gleich noch einmal ab."
            : "That did not work just now. Your answers are all still here: please send them again in a moment."
    }

    private var isGerman: Bool { code.lowercased().hasPrefix("de") }
}
