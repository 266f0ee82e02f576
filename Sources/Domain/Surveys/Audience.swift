/// Which people of the directory a round invites.
public struct Audience: Hashable, Sendable, Codable {
    /// Attributes that a person must have, by name: any of the values.
    public var attributes: [String: [String]]
    /// How many are drawn at random of all who fit; nil: everybody, 0: nobody yet, they are invited one by one.
    public var sample: Int?
    /// The contact rule: nobody is asked who was invited to any round within so many days.
    public var restDays: Int

    public init(attributes: [String: [String]] = [:], sample: Int? = nil, restDays: Int = 0) {
        self.attributes = attributes
        self.sample = sample
        self.restDays = restDays
    }

    /// Why somebody who belongs to the units that are asked is not invited.
    public enum Exclusion: String, Sendable, CaseIterable {
        case left, otherAttributes, noConsent, unsubscribed, askedLately, noAddress, notDrawn
    }

    /// Why a person is not invited on a day; nil where she is.
    ///
    /// - Parameter byMail: invitations go by mail, so that she needs an address.
    public func exclusion(of person: Person, on day: Day, byMail: Bool) -> Exclusion? {
        let draft = person.draft
        if let left = draft.left, left <= day { return .left }
        if let started = draft.started, started > day { return .left }
        let fits = attributes.allSatisfy { name, values in draft.attributes[name].map(values.contains) ?? false }
        if !fits { return .otherAttributes }
        if !draft.consents { return .noConsent }
        if person.hasUnsubscribed { return .unsubscribed }
        if let asked = person.askedOn, restDays > 0, day < asked + restDays { return .askedLately }
        if byMail, draft.email == nil { return .noAddress }
        return nil
    }
}
