import Domain
import HTTPTypes
import Hummingbird
import Storage

extension Transaction {
    func account(_ id: Account.ID) throws -> Account {
        guard let account = try accounts.find(id) else { throw HTTPError(.notFound) }
        return account
    }

    /// What the form asks for, with an e-mail address that no other account has.
    func accountDraft(_ form: Form, for id: Account.ID?) throws -> AccountDraft {
        let units = try units.tree().units
        let draft = try AccountDraft(form) { text in
            if let unit = units.values.first(where: { $0.key == text }) { return [unit] }
            return units.values.filter { $0.name.lowercased() == text.lowercased() }.sorted { $0.key < $1.key }
        }
        if let other = try accounts.find(email: draft.email), other.id != id {
            throw FieldProblems([FieldProblem("email", "\(other.name) has this address already.")])
        }
        return draft
    }

    /// Refuses to lock everybody out: after a change, somebody must still be able to undo it.
    func requireAdministrator() throws {
        guard try accounts.list().contains(where: { $0.role == .administrator && !$0.isClosed }) else {
            throw FieldProblems([FieldProblem("", "This is the only administrator. Make somebody else one first.")])
        }
    }
}
