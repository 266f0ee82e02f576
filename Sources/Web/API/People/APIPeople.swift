import Domain
import HTTPTypes
import Hummingbird
import Storage

/// The people of the directory, by the organisation's own keys.
enum APIPeople {
    static func list(_ caller: Caller) async throws -> Reply {
        let paging = try Paging(caller, of: "people", filters: ["q", "kind"])
        let (after, text, word) = (try paging.after(Person.self), caller.query["q"], caller.query["kind"])
        let kind = Person.Kind(rawValue: word)
        guard kind != nil || word.isEmpty else {
            throw HTTPError(.badRequest, message: "kind is employee, customer or candidate.")
        }
        let today = caller.today
        return try await caller.site.database.read { transaction in
            let found = try transaction.people.slice(
                matching: text, kind: kind, after: after, limit: paging.limit + 1)
            return try Reply(
                paging.slice(found, place: { "\($0.id)" }) { try PersonRecord($0, on: today, in: transaction) })
        }
    }

    static func show(_ caller: Caller, key: String) async throws -> Reply {
        let today = caller.today
        return try await caller.site.database.read { transaction in
            try Reply(PersonRecord(transaction.person(key), on: today, in: transaction))
        }
    }

    /// Takes what is sent for all that is known; her unit and whether she wants letters stay where nothing is said of them.
    static func put(_ caller: Caller, key: String) async throws -> Reply {
        var body = try caller.json(PersonBody.self)
        guard body.key ?? key == key else {
            throw FieldProblems([FieldProblem("key", "The address names another key.")])
        }
        body.key = key
        let (wanted, today) = (body, caller.today)
        return try await caller.site.database.write { transaction in
            let (id, isNew) = try transaction.keep(wanted, on: today)
            guard let person = try transaction.people.find(id), person.key == key else {
                throw FieldProblems([FieldProblem("key", "Leave out the spaces around the key.")])
            }
            return try Reply(
                PersonRecord(person, on: today, in: transaction), status: isNew ? .created : .ok,
                at: isNew ? SiteURL.apiPerson.path(key) : nil)
        }
    }

    /// Forgets a person, as her page does.
    static func erase(_ caller: Caller, key: String) async throws -> Reply {
        try await caller.site.database.write { transaction in
            try Reply(Erasure(responsesKept: transaction.people.erase(transaction.person(key).id)))
        }
    }

    /// Answers stay, tied to nobody: they are part of figures.
    private struct Erasure: Encodable {
        let responsesKept: Int
    }
}

extension Transaction {
    fileprivate func person(_ key: String) throws -> Person {
        guard let person = try people.find(key: key) else { throw HTTPError(.notFound) }
        return person
    }
}
