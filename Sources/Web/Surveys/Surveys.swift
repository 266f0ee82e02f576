import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Storage

/// What is asked: surveys, their drafts and what is published of them.
enum Surveys {
    static func list(_ member: Member) async throws -> Response {
        let surveys = try await member.site.database.read { transaction in
            try transaction.surveys.all().map { ($0, try transaction.rounds.all(of: $0.id)) }
        }
        return try member.page(SurveysPage(surveys))
    }

    static func show(_ member: Member, id: Survey.ID) async throws -> Response {
        try await page(member, id)
    }

    /// Publishes the draft that the page showed.
    static func publish(_ member: Member, id: Survey.ID) async throws -> Response {
        let (now, seen) = (member.now, member.form["revision"])
        do {
            try await member.site.database.write { transaction in
                guard let survey = try transaction.surveys.claim(id) else { throw HTTPError(.notFound) }
                guard seen.isEmpty || seen == "\(survey.revision)" else { throw DraftTrouble.outdated }
                _ = try transaction.surveys.publish(survey, at: now)
            }
            return member.redirect(to: SiteURL.survey.path(id), notice: .surveyPublished)
        } catch let refusal as SurveyRefusal {
            return try await page(member, id, refusal: "\(refusal)")
        } catch DraftTrouble.outdated {
            return try await page(
                member, id,
                refusal:
                    "Nothing was published: the draft has changed since your page was loaded. Look it over once more.")
        }
    }

    /// The page that comes back when an order was not followed.
    static func page(
        _ member: Member, _ id: Survey.ID, after order: DraftOrder, _ trouble: DraftTrouble
    ) async throws -> Response {
        let status: HTTPResponse.Status = if case .unreadable = trouble { .unprocessableContent } else { .conflict }
        return try await page(member, id, status: status) { DraftView(after: order, trouble, in: $0) }
    }

    /// A survey's page, with what could not be done.
    static func page(
        _ member: Member, _ id: Survey.ID, refusal: String? = nil
    ) async throws -> Response {
        try await page(member, id, status: refusal == nil ? .ok : .unprocessableContent, refusal: refusal) { _ in
            DraftView(member.query)
        }
    }

    private static func page(
        _ member: Member, _ id: Survey.ID, status: HTTPResponse.Status, refusal: String? = nil,
        view: @Sendable (Questionnaire) -> DraftView
    ) async throws -> Response {
        let survey = try await member.find(id)
        let (rounds, schedules, history, published) = try await member.site.database.read { transaction in
            (
                try transaction.rounds.all(of: id), try transaction.schedules.all(of: id),
                try transaction.surveys.history(of: id), try transaction.surveys.publishedQuestions(of: id)
            )
        }
        let page = SurveyPage(
            survey, view(survey.draft), history: history, published: published, rounds: rounds, schedules: schedules,
            now: member.now, refusal: refusal)
        var response = try member.page(page, status: status)
        response.headers[.contentSecurityPolicy] = SecurityHeaders.policy(frames: "'self'")
        return response
    }
}

extension Member {
    func find(_ id: Survey.ID) async throws -> Survey {
        guard let survey = try await visit.site.database.read({ try $0.surveys.find(id) }) else {
            throw HTTPError(.notFound)
        }
        return survey
    }
}
