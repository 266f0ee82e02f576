import Domain
import HTTPTypes
import Hummingbird
import Storage

extension Transaction {
    func account(_ id: Account.ID) throws -> Account {
        guard let account = try accounts.find(id) else { throw HTTPError(.notFound) }
        return account
    }

    /// What the form asks for; a unit is meant by its key or its whole name.
    func accountDraft(_ form: Form) throws -> AccountDraft {
        try AccountDraft(form) { text in
            if let unit = try units.find(key: text) { return [unit] }
            return try units.search(text, limit: 1_000).filter { $0.name.folded == text.folded }
        }
    }
}
