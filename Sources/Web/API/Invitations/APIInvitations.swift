import Domain
import HTTPTypes
import Hummingbird
import Storage

/// Who is asked in a round, and asking one more person after something has happened.
enum APIInvitations {
    static func list(_ caller: Caller, round id: Round.ID) async throws -> Reply {
        let paging = try Paging(caller, of: "invitations")
        let after = try paging.after(Person.self)
        return try await caller.site.database.read { transaction in
            guard try transaction.rounds.find(id) != nil else { throw HTTPError(.notFound) }
            let found = try transaction.invitations.slice(of: id, after: after, limit: paging.limit + 1)
            let units = try transaction.units.tree().units
            return try Reply(
                paging.slice(found, place: { "\($0.person)" }) { invitation in
                    guard let person = try transaction.people.find(invitation.person) else {
                        throw DatabaseRefusal.damaged("an invitation of round \(id) is nobody's")
                    }
                    return InvitationRecord(invitation, person: person, unit: units[invitation.unit]?.key ?? "")
                })
        }
    }

    static func create(_ caller: Caller, round id: Round.ID) async throws -> Reply {
        try await invite(caller) { transaction in
            guard let round = try transaction.rounds.find(id) else { throw HTTPError(.notFound) }
            return round
        }
    }

    /// In the survey's open round; of several, the newest.
    static func createInOpenRound(_ caller: Caller, survey key: String) async throws -> Reply {
        let now = caller.now
        return try await invite(caller) { transaction in
            guard let survey = try transaction.surveys.find(key: key) else { throw HTTPError(.notFound) }
            guard let round = try transaction.rounds.all(of: survey.id).first(where: { $0.state(at: now) == .open })
            else { throw HTTPError(.conflict, message: "No round of this survey is open.") }
            return round
        }
    }

    private static func invite(
        _ caller: Caller, to round: @escaping @Sendable (any Transaction) throws -> Round
    ) async throws -> Reply {
        let body = try caller.json(InvitationBody.self).person.value
        let made = try await caller.site.database.write { transaction in
            try Invitee(body: body, round: round(transaction), caller: caller).invite(in: transaction)
        }
        return try Reply(made, status: made.isNew ? .created : .ok)
    }
}
