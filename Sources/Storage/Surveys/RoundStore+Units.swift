public import Domain

extension RoundStore {
    /// Keeps the units of a round as they stand in its period, once.
    func keepUnits(of id: Round.ID) throws {
        guard let round = try find(id) else { return }
        let standing = try transaction.units.tree().standing(in: round.period)
        try keep(ReleaseTable(below: round.unit, in: standing), of: id)
    }

    /// Keeps a table's units, once.
    func keep(_ table: ReleaseTable, of id: Round.ID) throws {
        let parentOf = table.parentOf
        let pairs = table.units.map { unit in [unit.rawValue] + (parentOf[unit]?.map { [$0.rawValue] } ?? []) }
        try transaction.execute(
            """
            INSERT INTO round_units (round_id, units) VALUES (\(id), \(try JSONText.write(pairs)))
            ON CONFLICT (round_id) DO NOTHING
            """)
    }

    /// Keeps how many were invited all at once, as many as are by now.
    public func keepInvited(of id: Round.ID) throws {
        try transaction.execute(
            """
            UPDATE round_units SET invited = (SELECT COUNT(*) FROM invitation WHERE round_id = \(id))
            WHERE round_id = \(id)
            """)
    }

    /// Whether more have been invited since.
    public func hasGrown(_ id: Round.ID) throws -> Bool {
        let atOnce = try transaction.first("SELECT COALESCE(invited, 0) FROM round_units WHERE round_id = \(id)") {
            Int($0.integer(0))
        }
        return try transaction.invitations.rates(of: id).values.reduce(0) { $0 + $1.invited } > atOnce ?? 0
    }

    /// The cells of a round with some segments: by its units as they were kept, or else as they stand.
    func table(of round: Round, in standing: UnitHierarchy, segments: [ReleaseSegment] = []) throws -> ReleaseTable {
        let kept = try transaction.first("SELECT units FROM round_units WHERE round_id = \(round.id)") { row in
            let pairs: [[Int64]] = try JSONText.read(row.text(0))
            return Dictionary(
                uniqueKeysWithValues: pairs.map { (Unit.ID($0[0]), $0.count > 1 ? Unit.ID($0[1]) : nil) })
        }
        guard let kept else { return ReleaseTable(below: round.unit, in: standing, segments: segments) }
        return ReleaseTable(parents: kept, segments: segments)
    }
}
