import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Storage

/// Surveys as text files: brought in, looked over with their lines, handed out.
enum SurveyFiles {
    /// A file to begin with: one of the library's, under a key that is free.
    static func add(_ member: Member) async throws -> Response {
        let library = member.site.library
        let starter = library[member.query["from"]] ?? library.starters[0]
        let taken = try await member.site.database.read { Set(try $0.surveys.all().map(\.draft.key)) }
        let key = Questionnaire.free(starter.key, among: taken)
        let yaml = starter.yaml.replacing("\nkey: \(starter.key)\n", with: "\nkey: \(key)\n")
        return try member.page(SurveyFilePage(nil, yaml: yaml))
    }

    static func create(_ member: Member) async throws -> Response {
        let yaml = member.form["yaml"]
        do {
            let draft = try SurveyFile(yaml: Array(yaml.utf8)).questionnaire
            let id = try await member.site.database.write { try $0.surveys.insert(draft) }
            return member.redirect(to: SiteURL.survey.path(id), notice: .surveySaved)
        } catch let problems as SurveyFile.Problems {
            return try member.page(SurveyFilePage(nil, yaml: yaml, problems: problems), status: .unprocessableContent)
        } catch let refusal as SurveyRefusal {
            return try member.page(
                SurveyFilePage(nil, yaml: yaml, refusal: "\(refusal)"), status: .unprocessableContent)
        }
    }

    static func show(_ member: Member, id: Survey.ID) async throws -> Response {
        let survey = try await member.find(id)
        return try member.page(SurveyFilePage(survey, yaml: SurveyFile(survey.draft).yaml()))
    }

    /// Makes the file the draft, unless the draft has changed since the file was shown.
    static func update(_ member: Member, id: Survey.ID) async throws -> Response {
        let (yaml, revision) = (member.form["yaml"], member.form["revision"])
        let (account, now) = (member.account.id, member.now)
        func page(
            problems: SurveyFile.Problems? = nil, refusal: String? = nil, isOutdated: Bool = false
        ) async throws -> Response {
            let survey = try await member.find(id)
            let page = SurveyFilePage(
                survey, yaml: yaml, problems: problems, refusal: refusal,
                now: isOutdated ? try SurveyFile(survey.draft).yaml() : nil, revision: isOutdated ? nil : revision)
            return try member.page(page, status: isOutdated ? .conflict : .unprocessableContent)
        }
        do {
            let draft = try SurveyFile(yaml: Array(yaml.utf8)).questionnaire
            try await member.site.database.write { transaction in
                guard let survey = try transaction.surveys.claim(id) else { throw HTTPError(.notFound) }
                guard revision == "\(survey.revision)" else { throw DraftTrouble.outdated }
                let step = DraftStep("changed the file", by: account, at: now)
                try transaction.surveys.save(draft, of: id, as: step)
            }
            return member.redirect(to: SiteURL.survey.path(id), notice: .surveySaved)
        } catch let problems as SurveyFile.Problems {
            return try await page(problems: problems)
        } catch let refusal as SurveyRefusal {
            return try await page(refusal: "\(refusal)")
        } catch DraftTrouble.outdated {
            return try await page(isOutdated: true)
        }
    }

    static func download(_ member: Member, id: Survey.ID) async throws -> Response {
        let survey = try await member.find(id)
        return .attachment(
            try SurveyFile(survey.draft).yaml(), named: "\(survey.draft.key).yaml", type: "application/yaml")
    }
}
