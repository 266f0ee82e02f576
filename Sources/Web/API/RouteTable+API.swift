import HTTPTypes

extension RouteTable {
    /// What programs may ask. `Contract` describes each of these.
    static let api: [Route] = [
        .api(.get, SiteURL.apiPeople, .writers, APIPeople.list),
        .api(.get, SiteURL.apiPerson, .writers, APIPeople.show),
        .api(.put, SiteURL.apiPerson, .writers, body: .document(limit: 64 << 10), APIPeople.put),
        .api(.delete, SiteURL.apiPerson, .writers, APIPeople.erase),

        .api(.get, SiteURL.apiInvitations, .writers, APIInvitations.list),
        .api(.post, SiteURL.apiInvitations, .writers, body: .document(limit: 64 << 10), APIInvitations.create),
        .api(
            .post, SiteURL.apiSurveyInvitations, .writers, body: .document(limit: 64 << 10),
            APIInvitations.createInOpenRound),

        .api(.get, SiteURL.apiSurveys, .readers, APISurveys.list),
        .api(.get, SiteURL.apiSurvey, .readers, APISurveys.show),
        .api(.put, SiteURL.apiSurvey, .writers, body: .document(limit: 1 << 20), APISurveys.put),
        .api(.post, SiteURL.apiPublication, .writers, APISurveys.publish),

        .api(.get, SiteURL.apiSurveyRounds, .readers, APIRounds.list),
        .api(.post, SiteURL.apiSurveyRounds, .writers, body: .document(limit: 64 << 10), APIRounds.create),
        .api(.get, SiteURL.apiRound, .readers, APIRounds.show),
        .api(.post, SiteURL.apiClosure, .writers, APIRounds.close),
        .api(.get, SiteURL.apiResults, .readers, APIRounds.results),
        .api(.get, SiteURL.apiGroups, .readers, APIGroups.list),

        .api(.get, SiteURL.apiResponses, .writers, APIResponses.list),
        .api(.post, SiteURL.apiResponses, .writers, body: .document(limit: 1 << 20), APIResponses.create),

        .open(.get, SiteURL.apiDocument, APIDocument.show),
    ]
}
