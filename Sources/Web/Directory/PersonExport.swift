import Domain
import Foundation
import Storage

/// All that is kept of one person, in a form that machines and people read.
struct PersonExport: Sendable, Encodable {
    struct Membership: Sendable, Encodable {
        let unit: String
        let from: String?
    }

    struct Invitation: Sendable, Encodable {
        let round: String
        let answered: Bool
        let letters: Int
    }

    struct Response: Sendable, Encodable {
        let round: String
        let day: String
        let language: String
        let answers: [String: Answer]
        /// The attributes that it was counted by.
        let countedBy: [String: String]
        /// What was written under her texts, by question.
        let replies: [String: [Entry]]
    }

    struct Entry: Sendable, Encodable {
        /// Nil for what she wrote herself.
        let repliedOn: String?
        let text: String
    }

    let key: String
    let kind: String
    let name: String
    let email: String?
    let phone: String?
    let language: String?
    let start: String?
    let leave: String?
    let consents: Bool
    let wantsNoLetters: Bool
    let lastAsked: String?
    let manager: String?
    let attributes: [String: String]
    let units: [Membership]
    let invitations: [Invitation]
    let responses: [Response]
    let note: String

    /// - Parameter seesEmployees: who asks may be handed what a single employee answered.
    init?(_ id: Person.ID, seesEmployees: Bool, in transaction: any Transaction) throws {
        guard let found = try FoundPerson(id, in: transaction) else { return nil }
        let draft = found.person.draft
        (key, kind, name) = (draft.key, draft.kind.rawValue, draft.name)
        (email, phone, language) = (draft.email, draft.phone, draft.language)
        (start, leave) = (draft.started?.description, draft.left?.description)
        (consents, wantsNoLetters) = (draft.consents, found.person.hasUnsubscribed)
        lastAsked = found.person.askedOn?.description
        manager = found.manager?.key
        attributes = draft.attributes
        units = found.memberships.map { membership, unit in
            Membership(unit: unit.key, from: membership.from == .sinceEver ? nil : membership.from.description)
        }
        invitations = found.invitations.map { invitation, name in
            Invitation(round: name, answered: invitation.hasAnswered, letters: invitation.letters)
        }
        let keepsBack = found.person.draft.kind == .employee && !seesEmployees
        note =
            "Answers of anonymous rounds are not here: nothing that is kept says which of them are this person's."
            + (keepsBack ? " An employee's other answers are handed out by an administrator." : "")
        responses =
            try keepsBack
            ? []
            : found.invitations.compactMap { invitation, name in
                try transaction.rounds.response(of: id, in: invitation.round).map {
                    Response(
                        round: name, day: $0.day.description, language: $0.language, answers: $0.sheet.answers,
                        countedBy: $0.segments,
                        replies: try transaction.comments.threads(of: id, in: invitation.round).mapValues { thread in
                            thread.map { Entry(repliedOn: $0.day?.description, text: $0.text) }
                        })
                }
            }
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
