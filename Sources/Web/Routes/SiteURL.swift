import Domain

/// Every address of the site.
enum SiteURL {
    static let home = Place<Void>("/")
    static let asset = Place<String>("/assets/**")

    static let signIn = Place<Void>("/sign-in")
    /// The one-time link; the parameter is its token.
    static let signInLink = Place<String>("/sign-in/{id}")
    static let signOut = Place<Void>("/sign-out")

    static let you = Place<Void>("/you")
    static let yourName = Place<Void>("/you/name")
    static let yourPassword = Place<Void>("/you/password")
    static let yourSessions = Place<Void>("/you/sessions/closure")

    static let people = Place<Void>("/people")
    static let newPerson = Place<Void>("/people/new")
    static let person = Place<Account.ID>("/people/{id}")
    static let personClosure = Place<Account.ID>("/people/{id}/closure")
    static let personReopening = Place<Account.ID>("/people/{id}/reopening")
    static let personSignInLink = Place<Account.ID>("/people/{id}/sign-in-link")

    static let mirror = Place<Void>("/mirror")
    static let mirrorCSV = Place<Void>("/mirror.csv")
    static let unit = Place<Unit.ID>("/units/{id}")
    static let link = Place<Void>("/link")
    static let linkPair = Place<Void>("/link/pair")
    static let linkReport = Place<Void>("/link/report")
    static let linkRows = Place<Void>("/link/rows.csv")
    static let linkJSON = Place<Void>("/link.json")

    static let data = Place<Void>("/data")
    static let metrics = Place<Void>("/data/metrics")
    static let metricsCSV = Place<Void>("/data/metrics.csv")
    static let newMetric = Place<Void>("/data/metrics/new")
    static let metric = Place<Metric.ID>("/data/metrics/{id}")
    static let uploads = Place<Void>("/data/uploads")
    /// What the columns of a file mean.
    static let upload = Place<Upload.ID>("/data/uploads/{id}")
    static let uploadRemoval = Place<Upload.ID>("/data/uploads/{id}/removal")
    /// The check of a file and what is being done with it.
    static let uploadWork = Place<Upload.ID>("/data/uploads/{id}/work")
    static let uploadRefused = Place<Upload.ID>("/data/uploads/{id}/refused.csv")
    static let uploadImport = Place<Upload.ID>("/data/uploads/{id}/import")
    static let importRecord = Place<Import.ID>("/data/imports/{id}")
    static let importMapping = Place<Import.ID>("/data/imports/{id}/mapping.json")
    /// Where a round is answered; the parameter is the secret part of its link.
    static let answering = Place<String>("/a/{id}")
    static let surveys = Place<Void>("/surveys")
    static let newSurvey = Place<Void>("/surveys/new")
    static let surveyLibrary = Place<Void>("/surveys/library")
    static let survey = Place<Survey.ID>("/surveys/{id}")
    static let surveyDraft = Place<Survey.ID>("/surveys/{id}/draft")
    static let surveyTranslation = Place<Survey.ID>("/surveys/{id}/translation")
    /// The draft as a text to edit; `surveyFile` hands it out.
    static let surveyText = Place<Survey.ID>("/surveys/{id}/file")
    static let surveyFile = Place<Survey.ID>("/surveys/{id}/survey.yaml")
    static let surveyPreview = Place<Survey.ID>("/surveys/{id}/preview")
    static let surveyPublication = Place<Survey.ID>("/surveys/{id}/publication")
    static let surveyRounds = Place<Survey.ID>("/surveys/{id}/rounds")
    static let round = Place<Round.ID>("/rounds/{id}")
    static let roundClosure = Place<Round.ID>("/rounds/{id}/closure")
    static let roundResponses = Place<Round.ID>("/rounds/{id}/responses.csv")

    static let importUndoing = Place<Import.ID>("/data/imports/{id}/undoing")
}
