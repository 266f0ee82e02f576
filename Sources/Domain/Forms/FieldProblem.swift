/// What is wrong with one field of a form or file, said so that the person can mend it.
public struct FieldProblem: Error, Hashable, Sendable {
    /// The field's name in the form; empty when it concerns the form as a whole.
    public let field: String
    public let message: String

    public init(_ field: String, _ message: String) {
        self.field = field
        self.message = message
    }
}

/// Every problem of a form at once, so that nobody mends them one by one.
public struct FieldProblems: Error, Hashable, Sendable {
    public var list: [FieldProblem]

    public init(_ list: [FieldProblem] = []) { self.list = list }

    public var isEmpty: Bool { list.isEmpty }
    public mutating func add(_ field: String, _ message: String) { list.append(FieldProblem(field, message)) }
    public func message(for field: String) -> String? { list.first { $0.field == field }?.message }
}
