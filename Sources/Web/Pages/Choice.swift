import Domain

/// One labelled choice of a form, drawn by the partial `choice` as a `select`.
struct Choice: Sendable {
    let name: String
    let label: String
    let options: [Option]
    let problem: String?
    let describedBy: String?

    struct Option: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    init(
        _ name: String, _ label: String, chosen: String, options: [(value: String, label: String)],
        problems: FieldProblems? = nil
    ) {
        self.name = name
        self.label = label
        self.options = options.map { Option(value: $0, label: $1, isChosen: $0 == chosen) }
        problem = problems?.message(for: name)
        describedBy = problem.map { _ in "\(name)-problem" }
    }
}
