public import Domain

extension Transaction {
    public var people: PersonStore { PersonStore(transaction: self) }
}

/// People who can be asked, with the units that they belonged to.
public struct PersonStore {
    let transaction: any Transaction

    public func find(_ id: Person.ID) throws -> Person? {
        try transaction.first("SELECT \(raw: Self.columns) FROM person WHERE id = \(id)", Self.person)
    }

    public func find(key: String) throws -> Person? {
        try transaction.first("SELECT \(raw: Self.columns) FROM person WHERE key = \(key)", Self.person)
    }

    public func count() throws -> Int {
        try transaction.first("SELECT COUNT(*) FROM person") { Int($0.integer(0)) } ?? 0
    }

    /// People of a kind, or of all, whose name, key or address holds every word; by name, after a place in that order.
    public func list(
        matching text: String = "", kind: Person.Kind? = nil, after last: (name: String, id: Person.ID)? = nil,
        limit: Int
    ) throws -> [Person] {
        let place = last ?? ("", Person.ID(0))
        return try transaction.rows(
            """
            SELECT \(raw: Self.columns) FROM person WHERE \(raw: .holdsWords(of: text, in: "search_name"))
                AND (kind = \(kind?.rawValue ?? "") OR \(kind == nil) = 1)
                AND (search_name > \(place.name) OR (search_name = \(place.name) AND id > \(place.id)))
            ORDER BY search_name, id LIMIT \(limit)
            """, Self.person)
    }

    /// The place of a person in the order of ``list(matching:kind:after:limit:)``.
    public static func place(of person: Person) -> (name: String, id: Person.ID) {
        (searchName(person.draft), person.id)
    }

    /// Everybody, in the order of ids.
    public func forEach(_ body: (Person) throws -> Void) throws {
        try transaction.forEach("SELECT \(raw: Self.columns) FROM person ORDER BY id") { try body(try Self.person($0)) }
    }

    /// Adds a person. Throws a ``PersonRefusal`` when the key is taken.
    public func insert(_ draft: PersonDraft, manager: Person.ID? = nil) throws -> Person.ID {
        let added = try transaction.first(
            """
            INSERT INTO person (key, kind, name, email, phone, language, manager_id, start_day, leave_day, consents,
                attributes, search_name)
            VALUES (\(draft.key), \(draft.kind.rawValue), \(draft.name), \(draft.email), \(draft.phone),
                \(draft.language), \(manager), \(draft.started), \(draft.left), \(draft.consents),
                \(try JSONText.write(draft.attributes)), \(Self.searchName(draft)))
            ON CONFLICT (key) DO NOTHING RETURNING id
            """
        ) { Person.ID($0.integer(0)) }
        guard let added else { throw PersonRefusal.keyTaken(draft.key) }
        return added
    }

    /// Changes what is known of a person; where she belongs is changed by ``move(_:to:from:)``.
    public func update(_ id: Person.ID, _ draft: PersonDraft, manager: Person.ID?) throws {
        if let other = try find(key: draft.key), other.id != id { throw PersonRefusal.keyTaken(draft.key) }
        try transaction.execute(
            """
            UPDATE person SET key = \(draft.key), kind = \(draft.kind.rawValue), name = \(draft.name),
                email = \(draft.email), phone = \(draft.phone), language = \(draft.language), manager_id = \(manager),
                start_day = \(draft.started), leave_day = \(draft.left), consents = \(draft.consents),
                attributes = \(try JSONText.write(draft.attributes)), search_name = \(Self.searchName(draft))
            WHERE id = \(id)
            """)
    }

    /// Lets a person belong to a unit from a day on. Answers of earlier days stay where they were.
    public func move(_ id: Person.ID, to unit: Unit.ID, from day: Day) throws {
        try transaction.execute(
            """
            INSERT INTO membership (person_id, from_day, unit_id) VALUES (\(id), \(day), \(unit))
            ON CONFLICT (person_id, from_day) DO UPDATE SET unit_id = excluded.unit_id
            """)
    }

    /// Where a person belonged, earliest first.
    public func memberships(of id: Person.ID) throws -> [Membership] {
        try transaction.rows(
            "SELECT unit_id, from_day FROM membership WHERE person_id = \(id) ORDER BY from_day"
        ) { Membership(unit: Unit.ID($0.integer(0)), from: Day(rawValue: Int($0.integer(1)))) }
    }

    /// The unit of each person on a day; nobody stands in it who belonged to none.
    public func units(on day: Day) throws -> [Person.ID: Unit.ID] {
        var units: [Person.ID: Unit.ID] = [:]
        try transaction.forEach(
            "SELECT person_id, unit_id FROM membership WHERE from_day <= \(day) ORDER BY person_id, from_day"
        ) { units[Person.ID($0.integer(0))] = Unit.ID($0.integer(1)) }
        return units
    }

    /// The unit of each of these people on a day; nobody stands in it who belonged to none.
    public func units(of people: [Person.ID], on day: Day) throws -> [Person.ID: Unit] {
        var units: [Person.ID: Unit] = [:]
        try transaction.forEach(
            """
            SELECT \(raw: UnitStore.columns), person_id FROM membership JOIN unit ON id = unit_id
            WHERE person_id IN \(people) AND from_day <= \(day) ORDER BY person_id, from_day
            """
        ) { units[Person.ID($0.integer(UnitStore.columnCount))] = UnitStore.unit($0) }
        return units
    }

    public func unit(of id: Person.ID, on day: Day) throws -> Unit.ID? {
        try transaction.first(
            """
            SELECT unit_id FROM membership WHERE person_id = \(id) AND from_day <= \(day)
            ORDER BY from_day DESC LIMIT 1
            """
        ) { Unit.ID($0.integer(0)) }
    }

    /// Writes down that a person wants no letters any more, or does again.
    public func setUnsubscribed(_ id: Person.ID, _ hasUnsubscribed: Bool) throws {
        try transaction.execute("UPDATE person SET has_unsubscribed = \(hasUnsubscribed) WHERE id = \(id)")
    }

    /// Forgets a person: who she is, where she belonged, what she was asked to, and what she wrote where it is known to be
    /// hers. Answers that no longer know her stay, because they are part of figures.
    ///
    /// - Returns: how many responses were kept without her.
    public func erase(_ id: Person.ID) throws -> Int {
        let kept = try transaction.rounds.forget(id)
        for invitation in try transaction.invitations.all(of: id) {
            try transaction.letters.forget(about: Letter.about(invitation.round, to: id))
        }
        try transaction.invitations.erase(id)
        try transaction.execute("UPDATE person SET manager_id = NULL WHERE manager_id = \(id)")
        try transaction.execute("DELETE FROM membership WHERE person_id = \(id)")
        try transaction.execute("DELETE FROM person WHERE id = \(id)")
        return kept
    }

    static let columns: SQL = """
        id, key, kind, name, email, phone, language, manager_id, start_day, leave_day, consents, attributes,
        has_unsubscribed, asked_day
        """
    static let columnCount = 14

    static func person(_ row: any Row) throws -> Person {
        func text(_ column: Int) -> String? { row.isNull(column) ? nil : row.text(column) }
        func day(_ column: Int) -> Day? { row.isNull(column) ? nil : Day(rawValue: Int(row.integer(column))) }
        let attributes: [String: String] = try JSONText.read(row.text(11))
        return Person(
            id: Person.ID(row.integer(0)),
            draft: PersonDraft(
                kept: row.text(1), kind: try row.choice(2), name: row.text(3), email: text(4), phone: text(5),
                language: text(6), started: day(8), left: day(9), consents: row.integer(10) == 1,
                attributes: attributes),
            manager: row.isNull(7) ? nil : Person.ID(row.integer(7)), hasUnsubscribed: row.integer(12) == 1,
            askedOn: day(13))
    }

    private static func searchName(_ draft: PersonDraft) -> String {
        "\(draft.name) \(draft.key) \(draft.email ?? "")".folded
    }
}
