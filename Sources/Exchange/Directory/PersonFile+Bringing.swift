public import Domain
public import Storage

extension PersonFile {
    /// What bringing a file in does, or did.
    public struct Report: Hashable, Sendable {
        public var added = 0
        public var changed = 0
        public var moved = 0
        public var unchanged = 0
        /// Rows that were refused, with their reasons.
        public var problems: [ImportProblem] = []

        public init() {}

        public var refused: Int { Set(problems.map(\.line)).count }
    }

    /// Adds the people who are new and changes those who are known. A person whose unit is another one than before moves
    /// on the day that the file says, or else on `today`; her earlier answers stay where they were.
    ///
    /// Rows with a fault are left out and told in the report. Throws only what the database throws, so that who wants
    /// all or nothing looks at the report and throws.
    public func bring(into transaction: any Transaction, on today: Day) throws -> Report {
        var work = try Bringing(transaction, today: today, columns: columns)
        work.report.problems = problems
        for entry in entries { try work.take(entry) }
        for entry in entries { try work.tieToManager(entry) }
        work.report.problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
        return work.report
    }
}

private struct Bringing {
    let transaction: any Transaction
    let today: Day
    let columns: Set<String>
    let unitsByKey: [String: Unit.ID]
    let units: [Person.ID: Unit.ID]
    var known: [String: Person] = [:]
    var report = PersonFile.Report()

    init(_ transaction: any Transaction, today: Day, columns: Set<String>) throws {
        self.transaction = transaction
        self.today = today
        self.columns = columns
        unitsByKey = Dictionary(uniqueKeysWithValues: try transaction.units.tree().units.values.map { ($0.key, $0.id) })
        units = try transaction.people.units(on: today)
        var known: [String: Person] = [:]
        try transaction.people.forEach { known[$0.key] = $0 }
        self.known = known
    }

    private mutating func refuse(_ entry: PersonFile.Entry, _ column: String, _ value: String, _ reason: String) {
        report.problems.append(ImportProblem(.row, line: entry.line, column: column, value: value, reason: reason))
    }

    mutating func take(_ entry: PersonFile.Entry) throws {
        var unit: Unit.ID?
        if let key = entry.unit {
            unit = unitsByKey[key]
            guard unit != nil else { return refuse(entry, "unit", key, "There is no unit with this key.") }
        }
        if let person = known[entry.draft.key] {
            try change(person, entry, unit)
        } else {
            let id = try transaction.people.insert(entry.draft)
            known[entry.draft.key] = Person(id: id, draft: entry.draft)
            if let unit {
                try transaction.people.move(id, to: unit, from: entry.from ?? entry.draft.started ?? .sinceEver)
            }
            report.added += 1
        }
    }

    private mutating func change(_ person: Person, _ entry: PersonFile.Entry, _ unit: Unit.ID?) throws {
        let draft = person.draft.merged(with: entry.draft, of: columns)
        let isChanged = draft != person.draft
        if isChanged { try transaction.people.update(person.id, draft, manager: person.manager) }
        known[draft.key]?.draft = draft
        let isMoved = unit != nil && unit != units[person.id]
        if let unit, isMoved { try transaction.people.move(person.id, to: unit, from: entry.from ?? today) }
        if isMoved { report.moved += 1 }
        if isChanged { report.changed += 1 }
        if !isMoved, !isChanged { report.unchanged += 1 }
    }

    /// After all are in, since a manager may stand below her team in the file.
    mutating func tieToManager(_ entry: PersonFile.Entry) throws {
        guard let key = entry.manager, let person = known[entry.draft.key] else { return }
        guard let manager = known[key] else {
            return refuse(entry, "manager", key, "There is no person with this key.")
        }
        guard manager.id != person.id else { return refuse(entry, "manager", key, "Nobody is her own manager.") }
        guard person.manager != manager.id else { return }
        try transaction.people.update(person.id, person.draft, manager: manager.id)
    }
}

extension PersonDraft {
    /// The draft with what a file says in its columns; what it has no column for stays.
    fileprivate func merged(with new: PersonDraft, of columns: Set<String>) -> PersonDraft {
        func pick<T>(_ column: String, _ value: KeyPath<PersonDraft, T>) -> T {
            columns.contains(column) ? new[keyPath: value] : self[keyPath: value]
        }
        var attributes = attributes
        for name in columns where name != "key" && !PersonFile.known.contains(name) {
            attributes[name] = new.attributes[name]
        }
        return PersonDraft(
            kept: key, kind: pick("kind", \.kind), name: pick("name", \.name), email: pick("email", \.email),
            phone: pick("phone", \.phone), language: pick("language", \.language), started: pick("start", \.started),
            left: pick("leave", \.left), consents: pick("consent", \.consents), attributes: attributes)
    }
}
