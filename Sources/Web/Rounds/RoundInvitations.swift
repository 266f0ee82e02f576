import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Storage

/// Who was invited to a round, whether she answered, and her links.
enum RoundInvitations {
    static func list(_ member: Member, id: Round.ID) async throws -> Response {
        let searched = member.query["q"]
        let found = try await member.site.database.read { transaction -> InvitationsPage? in
            guard let round = try transaction.rounds.find(id), let survey = try transaction.surveys.find(round.survey)
            else { return nil }
            return InvitationsPage(
                round, survey,
                try transaction.invitations.list(of: id, matching: searched, limit: InvitationsPage.longest + 1),
                letters: try transaction.letters.counts(about: Letter.about(id)), searched: searched)
        }
        guard let found else { throw HTTPError(.notFound) }
        return try member.page(found)
    }

    static func revoke(_ member: Member, id: Round.ID) async throws -> Response {
        guard let person = Person.ID(member.form["person"]) else { throw HTTPError(.badRequest) }
        try await member.site.database.write { transaction in
            try transaction.invitations.revoke(person, in: id)
            try transaction.letters.cancel(about: Letter.about(id, to: person))
        }
        return member.redirect(to: SiteURL.roundInvitations.path(id), notice: .invitationRevoked)
    }

    /// A new link for everybody who has not answered, to be handed out by other ways than mail. Links that were handed
    /// out before stay good: they open the same invitation.
    static func links(_ member: Member, id: Round.ID) async throws -> Response {
        let address = member.address
        let rows = try await member.site.database.write { transaction -> [[String]]? in
            guard let round = try transaction.rounds.find(id), round.isOpen else { return nil }
            return try transaction.invitations.list(of: id, limit: .max)
                .filter { !$0.0.hasAnswered && !$0.0.isRevoked }
                .map { _, person in
                    let token = Token()
                    try transaction.invitations.addLink(token.hash, of: person.id, in: id)
                    return [
                        person.key, person.name, person.draft.email ?? "", person.draft.phone ?? "",
                        "\(address)\(SiteURL.answering.path(token.text))",
                    ]
                }
        }
        guard let rows else { throw HTTPError(.notFound) }
        return try .csv(named: "links-\(id).csv") { writer in
            try writer.addRow(["key", "name", "email", "phone", "link"])
            for row in rows { try writer.addRow(row) }
        }
    }
}

/// Who was invited to a round.
struct InvitationsPage: Page {
    struct Line: Sendable {
        let name: String
        let path: String
        let reach: String
        let letters: String
        let state: String
        /// The person to take back the invitation of; nil where there is nothing to take back.
        let revocable: String?
    }

    let title = "Invitations"
    let lead: String
    let crumbs: [Crumb]
    let action: String
    let revocation: String
    let links: String?
    let search: Field
    let people: [Line]
    let hasPeople: Bool
    let more: String?
    let mail: String?

    static let longest = 200

    init(
        _ round: Round, _ survey: Survey, _ invitations: [(Invitation, Person)], letters: LetterCounts, searched: String
    ) {
        let draft = survey.draft
        crumbs = [
            Crumb(
                name: "\(draft.text(draft.title, in: draft.mainLanguage)) · \(round.period.label)",
                address: SiteURL.round.path(round.id))
        ]
        lead =
            round.plan.protection == .anonymous
            ? "Who was asked, and whether she has answered. What she answered is tied to nobody."
            : "Who was asked, and whether she has answered."
        action = SiteURL.roundInvitations.path(round.id)
        revocation = SiteURL.roundRevocation.path(round.id)
        links = round.isOpen ? SiteURL.roundLinks.path(round.id) : nil
        search = Field("q", "Name, key or e-mail", type: "search", value: searched, isRequired: false)
        people = invitations.prefix(Self.longest).map { Line($0, $1) }
        hasPeople = !people.isEmpty
        more = invitations.count > Self.longest ? "The first \(Self.longest). Search to find others." : nil
        mail = round.plan.sendsMail ? letters.sentence : nil
    }
}

extension InvitationsPage.Line {
    init(_ invitation: Invitation, _ person: Person) {
        name = person.name.isEmpty ? person.key : person.name
        path = SiteURL.contact.path(person.id)
        reach = person.draft.email ?? person.draft.phone ?? "–"
        letters = invitation.letters == 0 ? "–" : counted(invitation.letters, "letter")
        state = invitation.isRevoked ? "taken back" : invitation.hasAnswered ? "answered" : "not yet"
        revocable = invitation.isRevoked || invitation.hasAnswered ? nil : "\(person.id)"
    }
}

extension LetterCounts {
    fileprivate var sentence: String {
        "Letters: \(grouped(sent)) sent, \(grouped(waiting)) waiting, \(grouped(failed)) given up."
    }
}
