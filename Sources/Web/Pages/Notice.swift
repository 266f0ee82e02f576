/// What a page says after a redirect: that something was done. Addresses carry only the name, so that nobody can put
/// words into our mouth with a link.
enum Notice: String, Sendable {
    static let query = "notice"

    case signedOut = "signed-out"
    case nameSaved = "name-saved"
    case passwordSaved = "password-saved"
    case sessionsEnded = "sessions-ended"
    case personAdded = "person-added"
    case personSaved = "person-saved"
    case personClosed = "person-closed"
    case personReopened = "person-reopened"
    case metricAdded = "metric-added"
    case metricSaved = "metric-saved"
    case uploadRemoved = "upload-removed"
    case imported
    case importUndone = "import-undone"
    case surveyStarted = "survey-started"
    case surveySaved = "survey-saved"
    case translationSaved = "translation-saved"
    case surveyPublished = "survey-published"
    case roundOpened = "round-opened"
    case roundClosed = "round-closed"

    var text: String {
        switch self {
        case .signedOut: "You are signed out."
        case .nameSaved: "Your name is saved."
        case .passwordSaved: "Your password is saved. Other browsers are signed out."
        case .sessionsEnded: "You are signed out everywhere."
        case .personAdded: "The account is made. Hand over a one-time link so that she can sign in."
        case .personSaved: "Saved."
        case .personClosed: "The account is closed. It can be opened again."
        case .personReopened: "The account is open again."
        case .metricAdded: "The metric is added."
        case .metricSaved: "Saved."
        case .uploadRemoved: "The file is thrown away. Nothing of it was brought in."
        case .imported: "The file is in."
        case .surveyStarted: "Here is your draft. Nobody is asked before you publish it and open a round."
        case .surveySaved: "The draft is saved."
        case .translationSaved: "The translations are saved."
        case .surveyPublished: "Published. It can be asked now, and this version stays as it is."
        case .roundOpened: "The round is open. Hand the link round."
        case .roundClosed: "The round is over. Its figures stand in the mirror."
        case .importUndone: "The import is taken back. Every sum is as it was without it."
        }
    }
}
