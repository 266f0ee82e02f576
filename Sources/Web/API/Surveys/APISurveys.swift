import Domain
import Exchange
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// Surveys as documents, by their keys: JSON and YAML say the same.
enum APISurveys {
    static func list(_ caller: Caller) async throws -> Reply {
        let paging = try Paging(caller, of: "surveys")
        let after = try paging.after(Survey.self)
        let found = try await caller.site.database.read {
            try $0.surveys.slice(after: after, limit: paging.limit + 1)
        }
        return try Reply(paging.slice(found, place: { "\($0.id)" }, SurveyRecord.init))
    }

    /// The draft; as YAML where the program asks for that.
    static func show(_ caller: Caller, key: String) async throws -> Reply {
        let file = SurveyFile(try await caller.survey(key).draft)
        let wanted = caller.request.headers[.accept] ?? ""
        return wanted.contains("yaml")
            ? Reply(try file.yaml(), type: "application/yaml") : Reply(try file.json(), type: "application/json")
    }

    /// Makes a survey, or puts another draft in place of the one that is there.
    static func put(_ caller: Caller, key: String) async throws -> Reply {
        let draft = try caller.questionnaire()
        guard draft.key == key else {
            throw FieldProblems([FieldProblem("key", "The address names another key.")])
        }
        let step = DraftStep("changed it by the API", at: caller.now)
        return try await caller.site.database.write { transaction in
            let known = try transaction.surveys.find(key: key)
            let id = try known?.id ?? transaction.surveys.insert(draft)
            if known != nil { try transaction.surveys.save(draft, of: id, as: step) }
            guard let survey = try transaction.surveys.find(id) else { throw HTTPError(.notFound) }
            return try Reply(
                SurveyRecord(survey), status: known == nil ? .created : .ok,
                at: known == nil ? SiteURL.apiSurvey.path(key) : nil)
        }
    }

    static func publish(_ caller: Caller, key: String) async throws -> Reply {
        let now = caller.now
        return try await caller.site.database.write { transaction in
            guard let survey = try transaction.surveys.find(key: key) else { throw HTTPError(.notFound) }
            return try Reply(PublicationRecord(version: transaction.surveys.publish(survey, at: now)))
        }
    }
}

extension Caller {
    func survey(_ key: String) async throws -> Survey {
        guard let survey = try await self.site.database.read({ try $0.surveys.find(key: key) }) else {
            throw HTTPError(.notFound)
        }
        return survey
    }

    fileprivate func questionnaire() throws -> Questionnaire {
        let bytes = Array(buffer: self.document)
        if hasType("application/json") { return try SurveyFile(json: bytes).questionnaire }
        guard hasType("application/yaml") else {
            throw HTTPError(
                .unsupportedMediaType, message: "Send a survey as application/json or as application/yaml.")
        }
        return try SurveyFile(yaml: bytes).questionnaire
    }
}
