/// What a unit shall be called, checked.
public struct UnitDraft: Hashable, Sendable {
    public let key: String
    public let name: String
    public let kind: String

    /// Finds every problem at once. An empty kind is "unit".
    public init(key: String, name: String, kind: String) throws(FieldProblems) {
        var problems = FieldProblems()
        Self.check("key", key, longest: 100, &problems)
        Self.check("name", name, longest: 200, &problems)
        Self.check("kind", kind, longest: 60, mayBeEmpty: true, &problems)
        guard problems.isEmpty else { throw problems }
        self.key = key
        self.name = name
        self.kind = kind.isEmpty ? "unit" : kind
    }

    private static func check(
        _ field: String, _ text: String, longest: Int, mayBeEmpty: Bool = false, _ problems: inout FieldProblems
    ) {
        if text.isEmpty, !mayBeEmpty {
            problems.add(field, "A unit needs a \(field).")
        } else if text.count > longest || text.utf8.count > longest * 8 {
            problems.add(field, "That is too long. Use at most \(longest) characters.")
        } else if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
            problems.add(field, "Leave out the spaces around it.")
        } else if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            problems.add(field, "It must fit on one line.")
        }
    }
}
