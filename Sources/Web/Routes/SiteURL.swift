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
    static let personSignInLetter = Place<Account.ID>("/people/{id}/sign-in-letter")

    static let mail = Place<Void>("/mail")
    static let mailRemoval = Place<Void>("/mail/removal")
    static let mailTest = Place<Void>("/mail/test")
    static let letterRepetitions = Place<Void>("/mail/letters/repetition")
    static let letterRepetition = Place<Letter.ID>("/mail/letters/{id}/repetition")
    static let letterRemoval = Place<Letter.ID>("/mail/letters/{id}/removal")

    static let tokens = Place<Void>("/tokens")
    static let tokenRevocation = Place<APIToken.ID>("/tokens/{id}/revocation")

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

    static let directory = Place<Void>("/directory")
    static let directoryImport = Place<Void>("/directory/import")
    static let directoryCSV = Place<Void>("/directory/people.csv")
    static let newContact = Place<Void>("/directory/new")
    static let contact = Place<Person.ID>("/directory/{id}")
    static let contactExport = Place<Person.ID>("/directory/{id}/data.json")
    static let contactErasure = Place<Person.ID>("/directory/{id}/erasure")

    /// Where a round is answered; the parameter is the secret part of its link, or of a personal one.
    static let answering = Place<String>("/a/{id}")
    /// Where an author reads replies to what she wrote; the parameter is a ``ThreadLink``.
    static let thread = Place<String>("/c/{id}")
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
    static let roundUnits = Place<Round.ID>("/rounds/{id}/units")
    static let roundSegments = Place<Round.ID>("/rounds/{id}/segments")
    static let roundComments = Place<Round.ID>("/rounds/{id}/comments")
    static let roundReplies = Place<Round.ID>("/rounds/{id}/comments/replies")
    /// What is shown of a round of employees, as a file.
    static let roundGroups = Place<Round.ID>("/rounds/{id}/groups.csv")
    static let roundThresholds = Place<Round.ID>("/rounds/{id}/thresholds")
    static let roundClosure = Place<Round.ID>("/rounds/{id}/closure")
    static let newRound = Place<Survey.ID>("/surveys/{id}/rounds/new")
    static let scheduleStop = Place<Schedule.ID>("/schedules/{id}/stop")
    /// Who was invited to a round.
    static let roundInvitations = Place<Round.ID>("/rounds/{id}/invitations")
    static let roundRevocation = Place<Round.ID>("/rounds/{id}/invitations/revocation")
    static let roundLinks = Place<Round.ID>("/rounds/{id}/links.csv")
    static let roundCode = Place<Round.ID>("/rounds/{id}/link.svg")
    static let roundPoster = Place<Round.ID>("/rounds/{id}/poster")
    /// By the secret part of a personal link.
    static let unsubscribing = Place<String>("/unsubscribe/{id}")
    static let roundResponses = Place<Round.ID>("/rounds/{id}/responses.csv")
    static let roundWorkbook = Place<Round.ID>("/rounds/{id}/responses.xlsx")
    static let roundSPSS = Place<Round.ID>("/rounds/{id}/responses.sav")
    /// A file that is being written; the parameter is the work's token.
    static let export = Place<String>("/exports/{id}")
    static let exportFile = Place<String>("/exports/{id}/file")

    static let importUndoing = Place<Import.ID>("/data/imports/{id}/undoing")
}
