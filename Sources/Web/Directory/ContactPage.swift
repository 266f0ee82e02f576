import Domain

/// One person of the directory, to add or to change.
struct ContactPage: Page {
    struct Line: Sendable {
        let name: String
        let path: String
        let text: String
    }

    struct Existing: Sendable {
        let export: String
        let erasure: String
        let problem: String?
        let memberships: [Line]
        let hasMemberships: Bool
        let invitations: [Line]
        let hasInvitations: Bool
        let isUnsubscribed: Bool
    }

    let title: String
    let action: String
    let directory = SiteURL.directory.path()
    let problem: String?
    let fields: [Field]
    let kind: Choice
    let consent: Choice
    let attributes: String
    let existing: Existing?

    init(_ found: FoundPerson?, form: Form, problems: FieldProblems? = nil) {
        title = found.map { $0.person.name.isEmpty ? $0.person.key : $0.person.name } ?? "Add a person"
        action = found.map { SiteURL.contact.path($0.person.id) } ?? SiteURL.directory.path()
        problem = problems?.message(for: "")
        func field(_ name: String, _ label: String, _ type: String = "text", _ hint: String? = nil) -> Field {
            Field(
                name, label, type: type, value: form[name], hint: hint, autocomplete: "off", isRequired: name == "key",
                problems: problems)
        }
        fields = [
            field("key", "Key", "text", "A staff or customer number. Files know her by it."), field("name", "Name"),
            field("email", "E-mail"), field("phone", "Phone", "text", "With its country code."),
            field("language", "Language", "text", "Such as en or de."), field("unit", "Unit", "text", "Its key."),
            field("from", "In this unit from", "date", "Empty: from today, if the unit is another one."),
            field("manager", "Reports to", "text", "The key of a person."), field("start", "Began on", "date"),
            field("leave", "Left on", "date"),
        ]
        kind = Choice(
            "kind", "Is", chosen: form["kind"], options: Person.Kind.allCases.map { ($0.rawValue, $0.rawValue) },
            problems: problems)
        consent = Choice(
            "consent", "Agreed to be asked", chosen: form["consent"],
            options: [("", "as usual: customers no, others yes"), ("yes", "yes"), ("no", "no")], problems: problems)
        attributes = form["attributes"]
        existing = found.map { Existing($0, problem: problems?.message(for: "sure")) }
    }
}

extension ContactPage.Existing {
    init(_ found: FoundPerson, problem: String?) {
        export = SiteURL.contactExport.path(found.person.id)
        erasure = SiteURL.contactErasure.path(found.person.id)
        self.problem = problem
        isUnsubscribed = found.person.hasUnsubscribed
        memberships = found.memberships.reversed().map { membership, unit in
            .init(
                name: unit.name, path: SiteURL.unit.path(unit.id),
                text: membership.from == .sinceEver ? "from the beginning" : "from \(membership.from.label)")
        }
        hasMemberships = !memberships.isEmpty
        invitations = found.invitations.map { invitation, name in
            .init(
                name: name, path: SiteURL.round.path(invitation.round),
                text: invitation.isRevoked ? "taken back" : invitation.hasAnswered ? "answered" : "not answered")
        }
        hasInvitations = !invitations.isEmpty
    }
}
