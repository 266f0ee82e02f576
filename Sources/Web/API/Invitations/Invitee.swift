import Domain
import HTTPTypes
import Hummingbird
import Storage

/// One person to be invited to a round after something has happened.
struct Invitee: Sendable {
    let body: PersonBody
    let round: Round
    let caller: Caller

    private var now: Int64 { caller.now }
    private var today: Day { (LocalTime(round.plan.timeZone) ?? .utc).day(of: now) }

    /// Keeps what is said of her, invites her where she may be asked, and gives her a link of her own; a letter with it goes
    /// to who is new in a round that sends letters.
    func invite(in transaction: any Transaction) throws -> InvitationReply {
        try round.requireOpen(at: now)
        guard let audience = round.plan.audience,
            let asked = try transaction.surveys.questionnaire(of: round.survey, version: round.version)
        else {
            throw HTTPError(.conflict, message: "This round has no personal links: it was opened without “invite”.")
        }
        let person = try person(asked.respondents.kind, in: transaction)
        if try transaction.invitations.find(person.id, in: round.id) == nil {
            try require(person, asked.respondents.kind, rest: audience.restDays)
        }
        let isNew = try transaction.invitations.invite(
            person.id, of: try unit(of: person, in: transaction), to: round.id, on: today)
        guard let invitation = try transaction.invitations.find(person.id, in: round.id), !invitation.isRevoked else {
            throw HTTPError(.conflict, message: "Her invitation to this round was taken back.")
        }
        let token = Token()
        try transaction.invitations.addLink(token.hash, of: person.id, in: round.id)
        let letter = isNew ? try letter(to: person, asked, token, in: transaction) : nil
        if let letter, try transaction.invitations.claimLetter(to: person.id, of: round.id) {
            try transaction.letters.add(letter, at: now)
        }
        return InvitationReply(
            round: round.id.rawValue, person: person.key,
            link: caller.address + SiteURL.answering.path(token.text), isNew: isNew, isMailed: letter != nil,
            hasAnswered: invitation.hasAnswered)
    }

    private func person(_ kind: Person.Kind, in transaction: any Transaction) throws -> Person {
        guard let key = body.key else { throw FieldProblems([FieldProblem("person/key", "This is missing.")]) }
        let known = try transaction.people.find(key: key)
        guard known != nil || body.saysAnything else {
            throw FieldProblems([
                FieldProblem("person/key", "There is nobody with this key. Say more of her, and she is added.")
            ])
        }
        if let known, !body.saysAnything, body.unsubscribed == nil { return known }
        let id = try at("person/") { try transaction.keep(filled(known, kind, in: transaction), on: today).id }
        return try transaction.people.find(id)!
    }

    /// What is said of her over what is known; somebody new is of the kind and the unit that are asked.
    private func filled(_ known: Person?, _ kind: Person.Kind, in transaction: any Transaction) throws -> PersonBody {
        guard let known else {
            let unit = try transaction.units.find(round.unit)?.key
            return body.over(PersonBody(kind: kind.rawValue, unit: unit))
        }
        let manager = try known.manager.flatMap { try transaction.people.find($0)?.key }
        return body.over(PersonBody(known, unit: nil, manager: manager))
    }

    /// The contact rules hold for her as for all. Who has no address gets no letter, but her link can reach her otherwise.
    private func require(_ person: Person, _ kind: Person.Kind, rest: Int) throws {
        guard person.draft.kind == kind else {
            throw HTTPError(
                .conflict, message: "This survey is not for somebody who is: \(person.draft.kind.rawValue).")
        }
        guard let reason = Domain.Audience(restDays: rest).exclusion(of: person, on: today, byMail: false) else {
            return
        }
        throw HTTPError(.conflict, message: "She is not invited: \(reason.reason).")
    }

    private func unit(of person: Person, in transaction: any Transaction) throws -> Domain.Unit.ID {
        let standing = try transaction.units.tree().standing(on: today)
        guard let unit = try transaction.people.unit(of: person.id, on: today), standing.isWithin(unit, round.unit)
        else {
            throw HTTPError(.conflict, message: "She does not belong to the units that this round asks.")
        }
        return unit
    }

    private func letter(
        to person: Person, _ asked: Questionnaire, _ token: Token, in transaction: any Transaction
    ) throws -> Letter? {
        guard round.plan.sendsMail, let address = caller.site.reachedAt else { return nil }
        return try InvitationLetter(
            round: round, unit: transaction.units.find(round.unit)?.name ?? "", questionnaire: asked, person: person,
            token: token, isReminder: false
        ).letter(at: address, caller.site.templates)
    }

    /// Problems of a part of the document, placed in the whole.
    private func at<Value>(_ place: String, _ work: () throws -> Value) throws -> Value {
        do { return try work() } catch let problems as FieldProblems {
            throw FieldProblems(problems.list.map { FieldProblem(place + $0.field, $0.message) })
        }
    }
}

extension Domain.Audience.Exclusion {
    /// Of one person: "she wants no letters".
    fileprivate var reason: String {
        switch self {
        case .left: "she is not there today"
        case .otherAttributes: "she has other attributes"
        case .noConsent: "she did not agree to be asked"
        case .unsubscribed: "she wants no letters"
        case .askedLately: "she was asked a short while ago"
        case .noAddress: "she has no e-mail address"
        case .notDrawn: "she was not drawn"
        }
    }
}
