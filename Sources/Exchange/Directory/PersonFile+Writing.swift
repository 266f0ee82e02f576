public import Domain

extension PersonFile {
    /// Writes people in the form that is read: a column for each attribute that anybody has.
    /// - Parameter units: the key of each person's unit.
    public static func write(_ people: [Person], units: [Person.ID: String], to writer: inout CSVWriter) throws {
        let attributes = Set(people.flatMap { $0.draft.attributes.keys }).sorted()
        let keys = Dictionary(people.map { ($0.id, $0.key) }) { first, _ in first }
        try writer.addRow(PersonDraft.fields + ["unit", "manager"] + attributes)
        for person in people {
            let draft = person.draft
            try writer.addRow(
                [
                    draft.key, draft.kind.rawValue, draft.name, draft.email ?? "", draft.phone ?? "",
                    draft.language ?? "", draft.started?.description ?? "", draft.left?.description ?? "",
                    draft.consents ? "yes" : "no", units[person.id] ?? "", person.manager.flatMap { keys[$0] } ?? "",
                ] + attributes.map { draft.attributes[$0] ?? "" })
        }
    }
}
