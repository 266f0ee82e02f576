/// Somebody who can be asked: an employee, a customer, a candidate. Who may sign in is an ``Account``.
public struct Person: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Person>

    public enum Kind: String, Sendable, CaseIterable, Codable {
        case employee, customer, candidate
    }

    public var id: ID
    public var draft: PersonDraft
    /// The person whom she reports to.
    public var manager: ID?
    /// She asked not to be written to any more.
    public var hasUnsubscribed: Bool
    /// The day on which she was last invited to any round.
    public var askedOn: Day?

    public init(
        id: ID = ID(0), draft: PersonDraft, manager: ID? = nil, hasUnsubscribed: Bool = false, askedOn: Day? = nil
    ) {
        self.id = id
        self.draft = draft
        self.manager = manager
        self.hasUnsubscribed = hasUnsubscribed
        self.askedOn = askedOn
    }

    public var name: String { draft.name }
    public var key: String { draft.key }
}

/// Where a person belonged from one day on, until the next such day.
public struct Membership: Hashable, Sendable {
    public let unit: Unit.ID
    /// ``Day/sinceEver`` where the beginning is not known.
    public let from: Day

    public init(unit: Unit.ID, from: Day) {
        self.unit = unit
        self.from = from
    }
}

extension Day {
    /// Before every day that anybody names.
    public static let sinceEver = Day(year: 1, month: 1, day: 1)
}

extension Respondent {
    /// The kind of person whom a survey for these respondents asks.
    public var kind: Person.Kind { self == .employees ? .employee : .customer }
}

/// What was done with a person that cannot be.
public enum PersonRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case keyTaken(String)

    public var description: String {
        switch self {
        case .keyTaken(let key): "Somebody else has the key “\(key)”."
        }
    }
}
