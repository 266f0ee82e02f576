public import Domain

extension Transaction {
    public var units: UnitStore { UnitStore(transaction: self) }
}

/// The organisation's units and their places in time.
public struct UnitStore {
    let transaction: any Transaction
    private static let revisionName = "units_revision"

    /// A number that changes whenever anything about units does, so that a tree that was read can be kept until then.
    public func revision() throws -> Int { try transaction.settings.count(Self.revisionName) }

    /// All units with all their placements.
    public func tree() throws -> UnitTree {
        UnitTree(
            units: try transaction.rows("SELECT \(raw: Self.columns) FROM unit", Self.unit),
            placements: try transaction.rows("SELECT \(raw: Self.places) FROM placement", Self.placement))
    }

    public func find(_ id: Unit.ID) throws -> Unit? {
        try transaction.first("SELECT \(raw: Self.columns) FROM unit WHERE id = \(id)", Self.unit)
    }

    public func find(key: String) throws -> Unit? {
        try transaction.first("SELECT \(raw: Self.columns) FROM unit WHERE key = \(key)", Self.unit)
    }

    /// Units whose key or name holds every word, whatever its case and accents; by name, at most `limit`.
    public func search(_ text: String, limit: Int = 50) throws -> [Unit] {
        try transaction.rows(
            """
            SELECT \(raw: Self.columns) FROM unit WHERE \(raw: .holdsWords(of: text, in: "search_name"))
            ORDER BY name, key LIMIT \(limit)
            """, Self.unit)
    }

    /// Adds a unit below another one, or at the top, from a day on; without a day, since ever.
    ///
    /// Throws a ``UnitRefusal`` when the key is taken or the parent does not exist for all that time.
    public func insert(_ draft: UnitDraft, below parent: Unit.ID?, from day: Day? = nil) throws -> Unit {
        try checkParent(parent, from: day)
        let added = try transaction.first(
            """
            INSERT INTO unit (key, name, kind, search_name)
            VALUES (\(draft.key), \(draft.name), \(draft.kind), \(Self.searchName(draft)))
            ON CONFLICT (key) DO NOTHING RETURNING \(raw: Self.columns)
            """, Self.unit)
        guard let added else { throw UnitRefusal.keyTaken(draft.key) }
        try insert(Placement(unit: added.id, parent: parent, from: day))
        try countUp()
        return added
    }

    /// Changes what a unit is called. Throws a ``UnitRefusal`` when the key is taken.
    public func rename(_ id: Unit.ID, _ draft: UnitDraft) throws {
        if let other = try find(key: draft.key), other.id != id { throw UnitRefusal.keyTaken(draft.key) }
        let changed = try transaction.execute(
            """
            UPDATE unit SET key = \(draft.key), name = \(draft.name), kind = \(draft.kind),
                search_name = \(Self.searchName(draft))
            WHERE id = \(id)
            """)
        guard changed == 1 else { throw UnitRefusal.unknown }
        try countUp()
    }

    func insert(_ placement: Placement) throws {
        try transaction.execute(
            """
            INSERT INTO placement (\(raw: Self.places))
            VALUES (\(placement.unit), \(placement.parent), \(placement.from), \(placement.until))
            """)
    }

    func countUp() throws { try transaction.settings.countUp(Self.revisionName) }

    /// A new unit cannot lie above anything, so that its parent's own history is enough to look at.
    private func checkParent(_ parent: Unit.ID?, from day: Day?) throws {
        guard let parent else { return }
        guard let unit = try find(parent) else { throw UnitRefusal.unknown }
        let history = try transaction.rows(
            "SELECT \(raw: Self.places) FROM placement WHERE unit_id = \(parent)", Self.placement)
        try UnitTree(units: [unit], placements: history).check(Placement(unit: .init(0), parent: parent, from: day))
    }

    static let columns: SQL = "id, key, name, kind"
    static let columnCount = 4
    private static let places: SQL = "unit_id, parent_id, from_day, until_day"

    private static func searchName(_ draft: UnitDraft) -> String { "\(draft.name) \(draft.key)".folded }

    static func unit(_ row: any Row) -> Unit {
        Unit(id: Unit.ID(row.integer(0)), key: row.text(1), name: row.text(2), kind: row.text(3))
    }

    private static func placement(_ row: any Row) -> Placement {
        func day(_ column: Int) -> Day? { row.isNull(column) ? nil : Day(rawValue: Int(row.integer(column))) }
        return Placement(
            unit: Unit.ID(row.integer(0)), parent: row.isNull(1) ? nil : Unit.ID(row.integer(1)), from: day(2),
            until: day(3))
    }
}
