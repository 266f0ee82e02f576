import Domain
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Storage

/// One person of the directory: seen, changed, handed her data, forgotten.
enum Contacts {
    static func add(_ member: Member) async throws -> Response {
        try member.page(ContactPage(nil, form: Form()))
    }

    static func create(_ member: Member) async throws -> Response {
        let (form, today) = (member.form, member.today)
        do {
            let id = try await member.site.database.write { transaction in
                let wish = try ContactWish(form, in: transaction)
                let id = try transaction.people.insert(wish.draft, manager: wish.manager)
                if let unit = wish.unit {
                    try transaction.people.move(id, to: unit, from: wish.from ?? wish.draft.started ?? today)
                }
                return id
            }
            return member.redirect(to: SiteURL.contact.path(id), notice: .contactSaved)
        } catch let problems as FieldProblems {
            return try member.page(
                ContactPage(nil, form: form, problems: problems), status: .unprocessableContent)
        } catch let refusal as PersonRefusal {
            let problems = FieldProblems([FieldProblem("key", "\(refusal)")])
            return try member.page(ContactPage(nil, form: form, problems: problems), status: .unprocessableContent)
        }
    }

    static func show(_ member: Member, id: Person.ID) async throws -> Response {
        try await page(member, id)
    }

    static func update(_ member: Member, id: Person.ID) async throws -> Response {
        let (form, today) = (member.form, member.today)
        do {
            try await member.site.database.write { transaction in
                guard try transaction.people.find(id) != nil else { throw HTTPError(.notFound) }
                let wish = try ContactWish(form, in: transaction)
                try transaction.people.update(id, wish.draft, manager: wish.manager == id ? nil : wish.manager)
                try transaction.people.setUnsubscribed(id, form.has("unsubscribed"))
                if let unit = wish.unit, try transaction.people.unit(of: id, on: today) != unit {
                    try transaction.people.move(id, to: unit, from: wish.from ?? today)
                }
            }
            return member.redirect(to: SiteURL.contact.path(id), notice: .contactSaved)
        } catch let problems as FieldProblems {
            return try await page(member, id, form: form, problems: problems)
        } catch let refusal as PersonRefusal {
            return try await page(member, id, form: form, problems: FieldProblems([FieldProblem("key", "\(refusal)")]))
        }
    }

    /// Everything that is kept of a person, to be handed to her.
    static func export(_ member: Member, id: Person.ID) async throws -> Response {
        // Team by team, such files would be everybody's answers.
        let seesEmployees = member.account.role == .administrator
        guard
            let file = try await member.site.database.read({
                try PersonExport(id, seesEmployees: seesEmployees, in: $0)
            })
        else {
            throw HTTPError(.notFound)
        }
        return .attachment(try file.json(), named: "person-\(id).json", type: "application/json")
    }

    static func erase(_ member: Member, id: Person.ID) async throws -> Response {
        guard member.form.has("sure") else {
            let problems = FieldProblems([FieldProblem("sure", "Tick that you are sure: it cannot be taken back.")])
            return try await page(member, id, problems: problems)
        }
        _ = try await member.site.database.write { try $0.people.erase(id) }
        return member.redirect(to: SiteURL.directory.path(), notice: .contactErased)
    }

    private static func page(
        _ member: Member, _ id: Person.ID, form: Form? = nil, problems: FieldProblems? = nil
    ) async throws -> Response {
        guard let found = try await member.site.database.read({ try FoundPerson(id, in: $0) }) else {
            throw HTTPError(.notFound)
        }
        return try member.page(
            ContactPage(found, form: form ?? found.form(on: member.today), problems: problems),
            status: problems == nil ? .ok : .unprocessableContent)
    }
}

/// A person with what her page shows.
struct FoundPerson: Sendable {
    let person: Person
    let manager: Person?
    let memberships: [(Membership, Domain.Unit)]
    let invitations: [(Invitation, String)]

    init?(_ id: Person.ID, in transaction: any Transaction) throws {
        guard let person = try transaction.people.find(id) else { return nil }
        self.person = person
        manager = try person.manager.flatMap { try transaction.people.find($0) }
        memberships = try transaction.people.memberships(of: id).compactMap { membership in
            try transaction.units.find(membership.unit).map { (membership, $0) }
        }
        invitations = try transaction.invitations.all(of: id).prefix(100).compactMap { invitation in
            guard let round = try transaction.rounds.find(invitation.round),
                let survey = try transaction.surveys.find(round.survey)
            else { return nil }
            let title = survey.draft.text(survey.draft.title, in: survey.draft.mainLanguage)
            return (invitation, "\(title), \(round.period.label)")
        }
    }

    func unit(on day: Day) -> Domain.Unit? { memberships.last { $0.0.from <= day }?.1 }

    /// The person as the form's fields show her.
    func form(on today: Day) -> Form {
        let draft = person.draft
        let texts: [String: String?] = [
            "key": draft.key, "kind": draft.kind.rawValue, "name": draft.name, "email": draft.email,
            "phone": draft.phone, "language": draft.language, "start": draft.started?.description,
            "leave": draft.left?.description, "consent": draft.consents ? "yes" : "no", "manager": manager?.key,
            "unit": unit(on: today)?.key,
            "attributes": draft.attributes.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
                .joined(separator: "\n"),
            "unsubscribed": person.hasUnsubscribed ? "on" : nil,
        ]
        return Form(texts.compactMapValues { $0.map { [$0] } })
    }
}

/// What somebody wants a person of the directory to be, read from a form.
struct ContactWish: Sendable {
    let draft: PersonDraft
    let unit: Domain.Unit.ID?
    let manager: Person.ID?
    let from: Day?

    /// - Parameter attributes: in place of what the form says of them.
    init(_ form: Form, attributes: [String: String]? = nil, in transaction: any Transaction) throws {
        var problems = FieldProblems()
        let phone = form["phone"].isEmpty ? nil : PhoneNumber.e164(form["phone"], country: nil)
        if !form["phone"].isEmpty, phone == nil {
            problems.add(
                "phone", "This is no phone number that can be called. Write it with its country code: +49 30 …")
        }
        unit = try form["unit"].isEmpty ? nil : transaction.units.find(key: form["unit"])?.id
        if !form["unit"].isEmpty, unit == nil { problems.add("unit", "There is no unit with this key.") }
        manager = try form["manager"].isEmpty ? nil : transaction.people.find(key: form["manager"])?.id
        if !form["manager"].isEmpty, manager == nil { problems.add("manager", "There is no person with this key.") }
        from = Day(form["from"])
        if !form["from"].isEmpty, from == nil { problems.add("from", "A day is written 2023-04-30.") }
        do {
            draft = try PersonDraft(
                { form[$0] }, phone: phone, attributes: attributes ?? Self.attributes(form["attributes"]))
        } catch {
            problems.list = error.list + problems.list
            throw problems
        }
        guard problems.isEmpty else { throw problems }
    }

    /// A line for each: `tenure: 3 years`.
    private static func attributes(_ text: String) -> [String: String] {
        var attributes: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let halves = line.split(separator: ":", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            if let name = halves.first, !name.isEmpty { attributes[name] = halves.count > 1 ? halves[1] : "" }
        }
        return attributes
    }
}
