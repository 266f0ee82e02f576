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
    ]
}
