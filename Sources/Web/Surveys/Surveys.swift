import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Storage

/// What is asked: surveys as files that are looked over, published and asked in rounds.
enum Surveys {
    static func list(_ member: Member) async throws -> Response {
        let surveys = try await member.site.database.read { transaction in
            try transaction.surveys.all().map { ($0, try transaction.rounds.all(of: $0.id)) }
        }
        return try member.page(SurveysPage(surveys))
    }

    static func add(_ member: Member) async throws -> Response {
        let library = member.site.library
        let starter = library[member.query["from"]] ?? library.starters[0]
        let taken = try await member.site.database.read { Set(try $0.surveys.all().map(\.draft.key)) }
        let key = Questionnaire.free(starter.key, among: taken)
        let yaml = starter.yaml.replacing("\nkey: \(starter.key)\n", with: "\nkey: \(key)\n")
        return try member.page(SurveyPage(nil, yaml: yaml))
    }

    static func create(_ member: Member) async throws -> Response {
        let yaml = member.form["yaml"]
        do {
            let draft = try SurveyFile(yaml: Array(yaml.utf8)).questionnaire
            let id = try await member.site.database.write { try $0.surveys.insert(draft) }
            return member.redirect(to: SiteURL.survey.path(id), notice: .surveySaved)
        } catch let problems as SurveyFile.Problems {
            return try member.page(SurveyPage(nil, yaml: yaml, problems: problems), status: .unprocessableContent)
        } catch let refusal as SurveyRefusal {
            return try member.page(
                SurveyPage(nil, yaml: yaml, refusal: "\(refusal)"), status: .unprocessableContent)
        }
    }

    static func show(_ member: Member, id: Survey.ID) async throws -> Response {
        try await page(member, id)
    }

    static func update(_ member: Member, id: Survey.ID) async throws -> Response {
        let yaml = member.form["yaml"]
        do {
            let draft = try SurveyFile(yaml: Array(yaml.utf8)).questionnaire
            let step = DraftStep("changed the file", by: member.account.id, at: member.now)
            try await member.site.database.write { try $0.surveys.save(draft, of: id, as: step) }
            return member.redirect(to: SiteURL.survey.path(id), notice: .surveySaved)
        } catch let problems as SurveyFile.Problems {
            return try await page(member, id, yaml: yaml, problems: problems)
        } catch let refusal as SurveyRefusal {
            return try await page(member, id, yaml: yaml, refusal: "\(refusal)")
        }
    }

    static func publish(_ member: Member, id: Survey.ID) async throws -> Response {
        let now = member.now
        do {
            try await member.site.database.write { transaction in
                guard let survey = try transaction.surveys.find(id) else { throw HTTPError(.notFound) }
                _ = try transaction.surveys.publish(survey, at: now)
            }
            return member.redirect(to: SiteURL.survey.path(id), notice: .surveyPublished)
        } catch let refusal as SurveyRefusal {
            return try await page(member, id, refusal: "\(refusal)")
        }
    }

    static func download(_ member: Member, id: Survey.ID) async throws -> Response {
        let survey = try await member.find(id)
        return .attachment(
            try SurveyFile(survey.draft).yaml(), named: "\(survey.draft.key).yaml", type: "application/yaml")
    }

    /// The draft as respondents would see it, screen by screen.
    static func preview(_ member: Member, id: Survey.ID) async throws -> Response {
        let draft = try await member.find(id).draft
        let language = AnsweringLanguage(draft, wanted: member.query["language"])
        let walk = AnswerWalk(draft, Form(["screen": [member.query["screen"]]]))
        return try member.page(
            AnswerPage(
                walk, screen: walk.screen, language, action: SiteURL.surveyPreview.path(id), units: [], problems: nil,
                isPreview: true))
    }

    /// A survey's page, with what could not be done.
    static func page(
        _ member: Member, _ id: Survey.ID, yaml: String? = nil, problems: SurveyFile.Problems? = nil,
        refusal: String? = nil
    ) async throws -> Response {
        let survey = try await member.find(id)
        let (rounds, schedules) = try await member.site.database.read { transaction in
            (try transaction.rounds.all(of: id), try transaction.schedules.all(of: id))
        }
        let page = SurveyPage(
            survey, yaml: try yaml ?? SurveyFile(survey.draft).yaml(), rounds: rounds, schedules: schedules,
            now: member.now, problems: problems, refusal: refusal)
        return try member.page(page, status: problems == nil && refusal == nil ? .ok : .unprocessableContent)
    }
}

extension Member {
    fileprivate func find(_ id: Survey.ID) async throws -> Survey {
        guard let survey = try await visit.site.database.read({ try $0.surveys.find(id) }) else {
            throw HTTPError(.notFound)
        }
        return survey
    }
}
