import Domain
import HTTPTypes
import Hummingbird
import Storage

/// Times of asking: planned, opened, closed, and what may be seen of them.
enum APIRounds {
    static func list(_ caller: Caller, survey key: String) async throws -> Reply {
        let paging = try Paging(caller, of: "rounds")
        let (after, address, now) = (try paging.after(Round.self), caller.address, caller.now)
        return try await caller.site.database.read { transaction in
            guard let survey = try transaction.surveys.find(key: key) else { throw HTTPError(.notFound) }
            let found = try transaction.rounds.slice(of: survey.id, after: after, limit: paging.limit + 1)
            return try Reply(
                paging.slice(found, place: { "\($0.id)" }) {
                    try RoundRecord($0, of: survey, at: address, now: now, in: transaction)
                })
        }
    }

    static func create(_ caller: Caller, survey key: String) async throws -> Reply {
        let (form, now, today) = (try caller.json(RoundBody.self).form(), caller.now, caller.today)
        let opened = try await caller.site.database.write { transaction in
            guard let survey = try transaction.surveys.find(key: key) else { throw HTTPError(.notFound) }
            let published = try transaction.publishedSurvey(survey.id)
            let wish = try RoundWish(
                form, units: transaction.units.tree().standing(on: today), today: today,
                asking: published.questionnaire.respondents)
            return try RoundOpening.open(wish, of: published.survey, on: today, now: now, in: transaction)
        }
        switch opened {
        case .round(let round):
            try await caller.site.keepRounds()
            return try await reply(caller, round, status: .created, at: SiteURL.apiRound.path(round))
        case .schedule(let id):
            let next = try await caller.site.database.read { try $0.schedules.find(id)?.next }
            return try Reply(
                ScheduleRecord(schedule: id.rawValue, next: next?.description ?? ""), status: .accepted)
        }
    }

    static func show(_ caller: Caller, id: Round.ID) async throws -> Reply { try await reply(caller, id) }

    static func close(_ caller: Caller, id: Round.ID) async throws -> Reply {
        let now = caller.now
        _ = try await caller.site.database.write { try $0.rounds.close(id, at: now) }
        try await caller.site.database.releaseRounds()
        return try await reply(caller, id)
    }

    /// What the round's page shows, and nothing besides.
    static func results(_ caller: Caller, id: Round.ID) async throws -> Reply {
        let site = caller.site
        try await site.fillComments(of: id)
        return try await site.database.read { transaction in
            guard let asked = try AskedRound(id, in: transaction, cache: site.figures) else {
                throw HTTPError(.notFound)
            }
            return try Reply(ResultsRecord(asked, RoundResults(asked, site, in: transaction)))
        }
    }

    private static func reply(
        _ caller: Caller, _ id: Round.ID, status: HTTPResponse.Status = .ok, at location: String? = nil
    ) async throws -> Reply {
        let (address, now) = (caller.address, caller.now)
        return try await caller.site.database.read { transaction in
            guard let round = try transaction.rounds.find(id), let survey = try transaction.surveys.find(round.survey)
            else { throw HTTPError(.notFound) }
            return try Reply(
                RoundRecord(round, of: survey, at: address, now: now, in: transaction), status: status, at: location)
        }
    }
}

extension Round {
    func requireOpen(at now: Int64) throws {
        switch state(at: now) {
        case .open: break
        case .over: throw SurveyRefusal.roundClosed
        case .planned: throw HTTPError(.conflict, message: "This round is not open yet.")
        }
    }
}
