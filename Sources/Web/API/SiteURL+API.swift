import Domain

extension SiteURL {
    static let apiDocument = Place<Void>("/api/v1/openapi.json")
    static let apiPeople = Place<Void>("/api/v1/people")
    /// By the organisation's own key, as surveys are.
    static let apiPerson = Place<String>("/api/v1/people/{id}")
    static let apiSurveys = Place<Void>("/api/v1/surveys")
    static let apiSurvey = Place<String>("/api/v1/surveys/{id}")
    static let apiPublication = Place<String>("/api/v1/surveys/{id}/publication")
    static let apiSurveyRounds = Place<String>("/api/v1/surveys/{id}/rounds")
    static let apiSurveyInvitations = Place<String>("/api/v1/surveys/{id}/invitations")
    static let apiRound = Place<Round.ID>("/api/v1/rounds/{id}")
    static let apiClosure = Place<Round.ID>("/api/v1/rounds/{id}/closure")
    static let apiInvitations = Place<Round.ID>("/api/v1/rounds/{id}/invitations")
    static let apiResponses = Place<Round.ID>("/api/v1/rounds/{id}/responses")
    static let apiGroups = Place<Round.ID>("/api/v1/rounds/{id}/groups")
    static let apiResults = Place<Round.ID>("/api/v1/rounds/{id}/results")
}
