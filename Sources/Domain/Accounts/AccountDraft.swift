/// What an administrator wants an account to be, read from a form (`name`, `email`, `role`, `unit`).
public struct AccountDraft: Hashable, Sendable {
    public let name: String
    public let email: String
    public let role: Role
    public let unit: Unit.ID?

    /// Finds every problem at once.
    /// - Parameter find: the units that somebody may mean by a text: by key, or by name.
    public init(_ form: Form, find: (String) throws -> [Unit]) throws {
        var problems = FieldProblems()
        let name = Self.name(form, &problems)
        let email = Self.email(form, &problems)
        let role = Role(rawValue: form["role"])
        if role == nil { problems.add("role", "Choose what this person may do.") }
        let unit = try role.flatMap { $0.belongsToUnit ? try Self.unit(form, find, &problems) : nil }
        guard problems.isEmpty, let role else { throw problems }
        self.name = name
        self.email = email
        self.role = role
        self.unit = unit
    }

    /// The field `name` alone, as people change it for themselves.
    public static func name(_ form: Form) throws -> String {
        var problems = FieldProblems()
        let name = name(form, &problems)
        guard problems.isEmpty else { throw problems }
        return name
    }

    private static func name(_ form: Form, _ problems: inout FieldProblems) -> String {
        let name = form["name"]
        if name.isEmpty {
            problems.add("name", "Write the person's name.")
        } else if name.count > 120 || name.utf8.count > 1_000 {
            problems.add("name", "That is too long. Use at most 120 characters.")
        } else if name.unicodeScalars.contains(where: \.isControl) {
            problems.add("name", "A name fits on one line.")
        }
        return name
    }

    private static func email(_ form: Form, _ problems: inout FieldProblems) -> String {
        let email = form["email"]
        if email.isEmpty {
            problems.add("email", "Write the e-mail address that she signs in with.")
        } else if let problem = Email.problem(email) {
            problems.add("email", problem)
        }
        return email
    }

    private static func unit(
        _ form: Form, _ find: (String) throws -> [Unit], _ problems: inout FieldProblems
    ) throws -> Unit.ID? {
        let text = form["unit"]
        guard !text.isEmpty else { return nil }
        let found = try find(text)
        switch found.count {
        case 1: return found[0].id
        case 0: problems.add("unit", "There is no unit of this key or name.")
        default:
            let keys = found.prefix(5).map(\.key).joined(separator: ", ")
            problems.add("unit", "Several units have this name. Write the key instead: \(keys).")
        }
        return nil
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { properties.generalCategory == .control }
}
