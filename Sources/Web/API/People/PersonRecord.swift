import Domain
import Storage

/// A person as programs see her.
struct PersonRecord: Encodable {
    let key: String
    let kind: String
    let name: String
    let email: String?
    let phone: String?
    let language: String?
    /// The key of the unit to which she belongs today.
    let unit: String?
    /// The key of the person whom she reports to.
    let manager: String?
    let start: String?
    let leave: String?
    let consent: Bool
    let attributes: [String: String]
    let unsubscribed: Bool
    /// The day on which she was last invited to any round.
    let asked: String?

    init(_ person: Person, on today: Day, in transaction: any Transaction) throws {
        let draft = person.draft
        (key, kind, name) = (draft.key, draft.kind.rawValue, draft.name)
        (email, phone, language) = (draft.email, draft.phone, draft.language)
        unit = try transaction.people.unit(of: person.id, on: today).flatMap { try transaction.units.find($0)?.key }
        manager = try person.manager.flatMap { try transaction.people.find($0)?.key }
        (start, leave) = (draft.started?.description, draft.left?.description)
        (consent, attributes, unsubscribed) = (draft.consents, draft.attributes, person.hasUnsubscribed)
        asked = person.askedOn?.description
    }
}

extension Transaction {
    /// Adds a person, or changes her.
    /// - Returns: her id, and whether she is new.
    func keep(_ body: PersonBody, on today: Day) throws -> (id: Person.ID, isNew: Bool) {
        let wish = try body.wish(in: self)
        let known = try people.find(key: wish.draft.key)
        let id = try known?.id ?? people.insert(wish.draft, manager: wish.manager)
        if known != nil { try people.update(id, wish.draft, manager: wish.manager == id ? nil : wish.manager) }
        if let unsubscribed = body.unsubscribed { try people.setUnsubscribed(id, unsubscribed) }
        if let unit = wish.unit, try people.unit(of: id, on: today) != unit {
            let since = known == nil ? wish.draft.started : nil
            try people.move(id, to: unit, from: wish.from ?? since ?? today)
        }
        return (id, known == nil)
    }
}
