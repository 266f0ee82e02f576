import Crypto
import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Storage

/// Customers' responses, one by one. Employees' are handed out in no form, and come in by their own links alone.
enum APIResponses {
    static func list(_ caller: Caller, round id: Round.ID) async throws -> Reply {
        let paging = try Paging(caller, of: "responses")
        let cache = caller.site.asked
        return try await caller.site.database.read { transaction in
            let (_, questionnaire, customers) = try transaction.customersRound(id, cache)
            let units = try transaction.units.tree().units
            var found: [Domain.Response] = []
            try transaction.rounds.forEachResponse(of: customers, after: paging.after ?? "", limit: paging.limit + 1) {
                found.append($0)
            }
            return try Reply(
                paging.slice(found, place: \.id) {
                    ResponseRecord($0, questionnaire, unit: units[$0.unit]?.key ?? "")
                })
        }
    }

    /// Takes a response in as the web does; acknowledged when it is on disk.
    static func create(_ caller: Caller, round id: Round.ID) async throws -> Reply {
        let draft = try caller.json(ResponseDraft.self)
        let (today, cache) = (caller.today, caller.site.asked)
        let (place, questionnaire) = try await caller.site.database.read { transaction in
            let (round, questionnaire, _) = try transaction.customersRound(id, cache)
            return (try ResponsePlace(draft, round, on: today, in: transaction), questionnaire)
        }
        let round = place.round
        try round.requireOpen(at: caller.now)
        let language = draft.language ?? questionnaire.mainLanguage
        guard questionnaire.languages.contains(language) else {
            throw FieldProblems([FieldProblem("language", "The survey is not written in this language.")])
        }
        let response = Domain.Response(
            id: try caller.responseID, unit: place.unit, day: today, language: language,
            sheet: try draft.sheet(questionnaire), person: round.plan.protection.keepsPerson ? place.guest : nil)
        _ = try await caller.site.intake.take(
            Submission(round: id, response: response, invited: place.guest, replaces: round.plan.mayChange))
        let key = try await caller.site.database.read { try $0.units.find(place.unit)?.key ?? "" }
        return try Reply(ResponseRecord(response, questionnaire, unit: key), status: .created)
    }
}

extension Caller {
    /// Random, and the same for a request that comes again under its name: it is counted once, whatever broke off.
    fileprivate var responseID: String {
        get throws {
            guard let name = try idempotencyName else { return Token().hash }
            return Hex.text(SHA256.hash(data: Array("\(self.request.headers[.authorization] ?? "") \(name)".utf8)))
        }
    }
}

extension Transaction {
    fileprivate func customersRound(_ id: Round.ID, _ cache: AskedCache) throws -> (
        Round, Questionnaire, CustomersRound
    ) {
        guard let round = try rounds.find(id), let asked = try cache.questionnaire(of: round, in: self) else {
            throw HTTPError(.notFound)
        }
        guard let customers = CustomersRound(round, asked) else { throw ResponseRefusal.employees }
        return (round, asked, customers)
    }
}
