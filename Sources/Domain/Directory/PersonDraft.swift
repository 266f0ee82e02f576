/// What is known of a person, checked.
public struct PersonDraft: Hashable, Sendable {
    public let key: String
    public let kind: Person.Kind
    public let name: String
    public let email: String?
    /// In E.164: `+4930123456`.
    public let phone: String?
    /// A language code; nil where she did not say.
    public let language: String?
    public let started: Day?
    public let left: Day?
    /// She agreed to be asked. Employees are asked as part of their work.
    public let consents: Bool
    /// Whatever else the organisation keeps of her, by name: "tenure", "segment".
    public let attributes: [String: String]

    /// The fields besides attributes, as files and forms name them.
    public static let fields = ["key", "kind", "name", "email", "phone", "language", "start", "leave", "consent"]
    /// No more attributes are kept of a person.
    public static let mostAttributes = 50

    /// Finds every problem at once.
    /// - Parameters:
    ///   - text: what stands in a field of ``fields``; "" where nothing does.
    ///   - phone: the number in E.164; nil where there is none.
    public init(_ text: @escaping (String) -> String, phone: String?, attributes: [String: String] = [:])
        throws(FieldProblems)
    {
        var check = Check(text: text)
        key = check.line("key", longest: 100, missing: "A person needs a key of her own, such as a staff number.")
        kind =
            check.choice(
                "kind", ["": .employee, "employee": .employee, "customer": .customer, "candidate": .candidate])
            ?? .employee
        name = check.line("name", longest: 200, missing: nil)
        email = check.email()
        self.phone = phone
        language = check.language()
        started = check.day("start")
        left = check.day("leave")
        consents = check.choice("consent", Self.truths) ?? (kind != .customer)
        self.attributes = check.attributes(attributes)
        if let started, let left, left < started { check.problems.add("leave", "She left before she began.") }
        guard check.problems.isEmpty else { throw check.problems }
    }

    /// As it was kept; it was checked when it came in.
    public init(
        kept key: String, kind: Person.Kind, name: String, email: String?, phone: String?, language: String?,
        started: Day?, left: Day?, consents: Bool, attributes: [String: String]
    ) {
        self.key = key
        self.kind = kind
        self.name = name
        self.email = email
        self.phone = phone
        self.language = language
        self.started = started
        self.left = left
        self.consents = consents
        self.attributes = attributes
    }

    private static let truths: [String: Bool?] = [
        "": Bool?.none, "yes": true, "true": true, "1": true, "no": false, "false": false, "0": false,
    ]

    private struct Check {
        let text: (String) -> String
        var problems = FieldProblems()

        /// - Parameter missing: what is said where nothing stands; nil where nothing may.
        mutating func line(_ field: String, longest: Int, missing: String?) -> String {
            let text = text(field)
            if text.isEmpty, let missing {
                problems.add(field, missing)
            } else if text.count > longest || text.utf8.count > longest * 8 {
                problems.add(field, "That is too long. Use at most \(longest) characters.")
            } else if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                problems.add(field, "It must fit on one line.")
            }
            return text
        }

        mutating func choice<T>(_ field: String, _ known: [String: T?]) -> T? {
            guard let found = known[text(field).lowercased()] else {
                let words = known.keys.filter { !$0.isEmpty }.sorted().formattedList
                problems.add(field, "“\(text(field).prefix(40))” is not known here. Write one of \(words).")
                return nil
            }
            return found
        }

        mutating func email() -> String? {
            let email = text("email")
            guard !email.isEmpty else { return nil }
            if let problem = Email.problem(email) { problems.add("email", problem) }
            return email
        }

        mutating func language() -> String? {
            let language = text("language")
            guard !language.isEmpty else { return nil }
            guard Questionnaire.isLanguage(language) else {
                problems.add("language", "“\(language.prefix(40))” is no language code such as en, de or pt-BR.")
                return nil
            }
            return language
        }

        mutating func day(_ field: String) -> Day? {
            guard !text(field).isEmpty else { return nil }
            guard let day = Day(text(field)) else {
                problems.add(field, "A day is written 2023-04-30.")
                return nil
            }
            return day
        }

        mutating func attributes(_ given: [String: String]) -> [String: String] {
            let kept = given.filter { !$0.value.isEmpty }
            if kept.count > PersonDraft.mostAttributes {
                problems.add("", "At most \(PersonDraft.mostAttributes) attributes are kept of a person.")
            }
            for (name, value) in kept.sorted(by: { $0.key < $1.key })
            where value.count > 200
                || value.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
            {
                problems.add(name, "An attribute is one line of at most 200 characters.")
            }
            return kept
        }
    }
}
