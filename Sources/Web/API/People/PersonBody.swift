import Domain
import Storage

/// What a program says of a person; what it leaves out is nil.
struct PersonBody: RequestBody {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case key, kind, name, email, phone, language, unit, from, manager, start, leave, consent, attributes,
            unsubscribed
    }

    var key: String?
    var kind: String?
    var name: String?
    var email: String?
    var phone: String?
    var language: String?
    var unit: String?
    var from: String?
    var manager: String?
    var start: String?
    var leave: String?
    var consent: Bool?
    var attributes: [String: String]?
    var unsubscribed: Bool?

    /// Whether more is said than who it is.
    var saysAnything: Bool {
        [kind, name, email, phone, language, unit, manager, start, leave].contains { $0 != nil } || consent != nil
            || attributes != nil
    }

    /// What is said, and what is known besides.
    func over(_ known: PersonBody) -> PersonBody {
        PersonBody(
            key: key ?? known.key, kind: kind ?? known.kind, name: name ?? known.name, email: email ?? known.email,
            phone: phone ?? known.phone, language: language ?? known.language, unit: unit ?? known.unit, from: from,
            manager: manager ?? known.manager, start: start ?? known.start, leave: leave ?? known.leave,
            consent: consent ?? known.consent,
            attributes: (known.attributes ?? [:]).merging(attributes ?? [:]) { $1 }, unsubscribed: unsubscribed)
    }

    /// Checks it as the page's form is checked.
    func wish(in transaction: any Transaction) throws -> ContactWish {
        let texts: [String: String?] = [
            "key": key, "kind": kind, "name": name, "email": email, "phone": phone, "language": language, "unit": unit,
            "from": from, "manager": manager, "start": start, "leave": leave,
            "consent": consent.map { $0 ? "yes" : "no" },
        ]
        let attributes = attributes ?? [:]
        var problems = FieldProblems(
            attributes.keys.filter { !Self.isName($0) }.sorted().map {
                FieldProblem("attributes/\($0)", "An attribute's name is one line of at most 100 characters, no colon.")
            })
        do {
            let wish = try ContactWish(
                Form(texts.compactMapValues { $0.map { [$0] } }), attributes: attributes, in: transaction)
            guard problems.isEmpty else { throw FieldProblems() }
            return wish
        } catch let found as FieldProblems {
            problems.list += found.list.map { problem in
                let isField = problem.field.isEmpty || texts.keys.contains(problem.field)
                return isField ? problem : FieldProblem("attributes/\(problem.field)", problem.message)
            }
            throw problems
        }
    }

    /// As the directory's page can show it, a line for each: `tenure: 3 years`.
    private static func isName(_ name: String) -> Bool {
        (1...100).contains(name.count) && name.first?.isWhitespace == false && name.last?.isWhitespace == false
            && !name.contains(":") && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
            && !PersonDraft.fields.contains(name)
    }
}

extension PersonBody {
    /// A person as she is.
    init(_ person: Person, unit: String?, manager: String?) {
        let draft = person.draft
        self.init(
            key: draft.key, kind: draft.kind.rawValue, name: draft.name, email: draft.email, phone: draft.phone,
            language: draft.language, unit: unit, from: nil, manager: manager, start: draft.started?.description,
            leave: draft.left?.description, consent: draft.consents, attributes: draft.attributes,
            unsubscribed: person.hasUnsubscribed)
    }
}
