import Domain
import Hummingbird
import Storage

/// A survey with what its newest version asks: rounds ask that, whatever the draft has become since.
struct PublishedSurvey: Sendable {
    let survey: Survey
    let questionnaire: Questionnaire
}

extension Transaction {
    /// Throws "not found", or a conflict for a survey that was never published.
    func publishedSurvey(_ id: Survey.ID) throws -> PublishedSurvey {
        guard let survey = try surveys.find(id) else { throw HTTPError(.notFound) }
        guard let questionnaire = try surveys.questionnaire(of: id, version: survey.version) else {
            throw HTTPError(.conflict, message: "Publish the survey first.")
        }
        return PublishedSurvey(survey: survey, questionnaire: questionnaire)
    }
}
