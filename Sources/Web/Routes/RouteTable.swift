import HTTPTypes

/// Every route of the site with its audience. Nothing is mounted that does not stand here.
enum RouteTable {
    static let all: [Route] = [
        .open(.get, SiteURL.asset, AssetFile.show),

        .open(.get, SiteURL.signIn, SignIn.show),
        .open(.post, SiteURL.signIn, SignIn.create),
        .open(.get, SiteURL.signInLink, SignInLink.show),
        .open(.post, SiteURL.signInLink, SignInLink.use),
        .open(.post, SiteURL.signOut, SignIn.delete),

        Route(.get, SiteURL.home, .signedIn, Home.show),

        Route(.get, SiteURL.mirror, .leaders, Mirror.show),
        Route(.get, SiteURL.mirrorCSV, .leaders, Mirror.download),
        Route(.get, SiteURL.unit, .scope, Units.show),

        Route(.get, SiteURL.link, .wholeView, Links.show),
        Route(.get, SiteURL.linkPair, .wholeView, Links.pair),
        Route(.get, SiteURL.linkReport, .wholeView, Links.report),
        Route(.get, SiteURL.linkRows, .wholeView, Links.rows),
        Route(.get, SiteURL.linkJSON, .wholeView, Links.json),

        Route(.get, SiteURL.data, .analysts, DataRoom.show),
        Route(.post, SiteURL.metrics, .analysts, Metrics.create),
        Route(.get, SiteURL.metricsCSV, .analysts, Metrics.download),
        Route(.get, SiteURL.newMetric, .analysts, Metrics.add),
        Route(.get, SiteURL.metric, .analysts, Metrics.show),
        Route(.post, SiteURL.metric, .analysts, Metrics.update),
        Route(.post, SiteURL.uploads, .analysts, body: .stream, Uploads.create),
        Route(.get, SiteURL.upload, .analysts, Uploads.show),
        Route(.post, SiteURL.upload, .analysts, body: .form(limit: 1 << 20), Uploads.update),
        Route(.post, SiteURL.uploadRemoval, .analysts, Uploads.remove),
        Route(.get, SiteURL.uploadWork, .analysts, UploadWork.show),
        Route(.get, SiteURL.uploadRefused, .analysts, UploadWork.refused),
        Route(.post, SiteURL.uploadImport, .analysts, UploadWork.commit),
        Route(.get, SiteURL.importRecord, .analysts, Imports.show),
        Route(.get, SiteURL.importMapping, .analysts, Imports.mapping),
        Route(.post, SiteURL.importUndoing, .analysts, Imports.undo),

        .open(.get, SiteURL.answering, Answering.show),
        .open(.post, SiteURL.answering, body: .form(limit: 1 << 20), Answering.send),
        Route(.get, SiteURL.surveys, .analysts, Surveys.list),
        Route(.post, SiteURL.surveys, .analysts, body: .form(limit: 1 << 20), SurveyStart.create),
        Route(.get, SiteURL.surveyLibrary, .analysts, SurveyStart.show),
        Route(.get, SiteURL.newSurvey, .analysts, SurveyFiles.add),
        Route(.get, SiteURL.survey, .analysts, Surveys.show),
        Route(.post, SiteURL.surveyDraft, .analysts, body: .form(limit: 1 << 20), Drafts.change),
        Route(.get, SiteURL.surveyTranslation, .analysts, Translations.show),
        Route(.post, SiteURL.surveyTranslation, .analysts, body: .form(limit: 1 << 20), Translations.update),
        Route(.get, SiteURL.surveyText, .analysts, SurveyFiles.show),
        Route(.post, SiteURL.surveyText, .analysts, body: .form(limit: 4 << 20), SurveyFiles.update),
        Route(.get, SiteURL.surveyFile, .analysts, SurveyFiles.download),
        Route(.get, SiteURL.surveyPreview, .analysts, Previews.show),
        Route(.post, SiteURL.surveyPreview, .analysts, body: .form(limit: 1 << 20), Previews.walk),
        Route(.post, SiteURL.surveyPublication, .analysts, Surveys.publish),
        Route(.post, SiteURL.surveyRounds, .analysts, Rounds.open),
        Route(.get, SiteURL.round, .wholeView, Rounds.show),
        Route(.post, SiteURL.roundClosure, .analysts, Rounds.close),
        Route(.get, SiteURL.roundResponses, .analysts, Rounds.responses),

        Route(.get, SiteURL.you, .signedIn, You.show),
        Route(.post, SiteURL.yourName, .signedIn, You.rename),
        Route(.post, SiteURL.yourPassword, .signedIn, You.changePassword),
        Route(.post, SiteURL.yourSessions, .signedIn, You.endSessions),

        Route(.get, SiteURL.people, .administrators, People.list),
        Route(.post, SiteURL.people, .administrators, People.create),
        Route(.get, SiteURL.newPerson, .administrators, People.add),
        Route(.get, SiteURL.person, .administrators, People.show),
        Route(.post, SiteURL.person, .administrators, People.update),
        Route(.post, SiteURL.personClosure, .administrators, PersonAccess.close),
        Route(.post, SiteURL.personReopening, .administrators, PersonAccess.reopen),
        Route(.post, SiteURL.personSignInLink, .administrators, PersonAccess.makeLink),
    ]
}
