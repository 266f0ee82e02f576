public import Domain

extension Transaction {
    public var releases: ReleaseStore { ReleaseStore(transaction: self) }
}

/// What is shown of employees' rounds that are over. Nothing else that a page can read holds employees' answers.
public struct ReleaseStore {
    let transaction: any Transaction

    /// What is shown of one cell of a round: a figure that has no row of its own is held back as the cell itself is.
    public struct Shown: Sendable {
        var figures: [ReleasedFigure.Name: Released<ReleasedFigure.Content>] = [:]

        public init() {}

        public subscript(name: ReleasedFigure.Name) -> Released<ReleasedFigure.Content> {
            if let own = figures[name] { return own }
            if case .heldBack(let reason)? = figures[.responses] { return .heldBack(reason) }
            return .heldBack(.tooFew)
        }
    }

    /// How many rounds have a plan.
    public func count() throws -> Int {
        try transaction.first("SELECT COUNT(*) FROM release") { Int($0.integer(0)) } ?? 0
    }

    /// Whether a round's plan is made.
    public func has(_ round: Round.ID) throws -> Bool {
        try transaction.first("SELECT 1 FROM release WHERE round_id = \(round)") { _ in true } ?? false
    }

    /// How many have responded to a round, where that may be told: when employees' is over, what its plan shows.
    public func told(_ round: Round, of respondents: Respondent) throws -> Int? {
        if respondents == .employees, !round.isOpen {
            let shown = try shown(of: round.id, in: ReleaseCell(unit: round.unit), [])[.responses]
            return shown.value?.n ?? shown.band?.n
        }
        let invited = try round.plan.audience.map { _ in
            try transaction.invitations.rates(of: round.id).values.reduce(0) { $0 + $1.invited }
        }
        return round.told(try transaction.rounds.responses(of: round.id), of: respondents, invited: invited)
    }

    /// Some figures of one cell. Who responded is always among them.
    public func shown(
        of round: Round.ID, in cell: ReleaseCell, _ names: [ReleasedFigure.Name]
    ) throws -> Shown {
        var shown = Shown()
        try forEach(
            of: round, names,
            "segment = \(cell.segment ?? "") AND value = \(cell.value ?? "") AND unit_id = \(cell.unit)"
        ) { shown.figures[$0.name] = $0.released }
        return shown
    }

    /// Some figures of all units. Units of which nothing is shown for being too small are absent.
    public func units(of round: Round.ID, _ names: [ReleasedFigure.Name]) throws -> [Unit.ID: Shown] {
        var units: [Unit.ID: Shown] = [:]
        try forEach(of: round, names, "segment = '' AND value = ''") {
            units[$0.cell.unit, default: Shown()].figures[$0.name] = $0.released
        }
        return units
    }

    /// Some figures of a unit's parts by one segment; values of which nothing is shown for being too few are absent.
    public func values(
        of round: Round.ID, _ segment: String, in unit: Unit.ID, _ names: [ReleasedFigure.Name]
    ) throws -> [String: Shown] {
        var values: [String: Shown] = [:]
        try forEach(of: round, names, "segment = \(segment) AND unit_id = \(unit)") {
            values[$0.cell.value ?? "", default: Shown()].figures[$0.name] = $0.released
        }
        return values
    }

    /// Every figure of a round with a row, by figure, segment, value and unit. Nothing is gathered.
    public func forEach(of round: Round.ID, _ body: (ReleasedFigure) throws -> Void) throws {
        try transaction.forEach(
            """
            SELECT \(raw: Self.columns) FROM released_figure WHERE round_id = \(round)
            ORDER BY figure, segment, value, unit_id
            """
        ) { try body(try Self.figure($0)) }
    }

    /// The segments of a round with the values that somebody had.
    public func segments(of round: Round.ID) throws -> [ReleaseSegment] {
        try transaction.first("SELECT segments FROM release WHERE round_id = \(round)") {
            try JSONText.read($0.text(0))
        } ?? []
    }

    /// How many of those invited have answered, where that may be told, the unit that was asked first: of an employees' round that
    /// is over as it was when its plan was made, whatever moved or went since. Nil where nobody was invited by a link of her own.
    ///
    /// While an employees' round is open and more have been invited since it began, only of the whole unit: who looked at a small one
    /// before and after would know of those who were there before.
    /// - Parameters:
    ///   - standing: the units as they stand in the round's period.
    ///   - count: no more than the first so many.
    public func rates(
        of round: Round, from respondents: Respondent, in standing: UnitHierarchy, first count: Int
    ) throws -> [ResponseRate]? {
        guard round.plan.audience != nil else { return nil }
        guard try has(round.id) else {
            let table = try transaction.rounds.table(of: round, in: standing)
            let rates = try transaction.invitations.rates(of: round.id)
            let hasGrown = try respondents == .employees && transaction.rounds.hasGrown(round.id)
            return Array(ResponseRate.told(rates, of: round, table).prefix(hasGrown ? 1 : count))
        }
        return try transaction.rows(
            """
            SELECT unit_id, invited, answered FROM released_rate WHERE round_id = \(round.id) ORDER BY place LIMIT \(count)
            """
        ) {
            ResponseRate(
                unit: Unit.ID($0.integer(0)), invited: Int($0.integer(1)), answered: Int($0.integer(2)))
        }
    }

    private func forEach(
        of round: Round.ID, _ names: [ReleasedFigure.Name], _ condition: SQL, _ body: (ReleasedFigure) throws -> Void
    ) throws {
        let figures = Set(names + [.responses]).map(\.rawValue).sorted()
        try transaction.forEach(
            """
            SELECT \(raw: Self.columns) FROM released_figure
            WHERE round_id = \(round) AND figure IN \(figures) AND \(raw: condition)
            """
        ) { try body(try Self.figure($0)) }
    }

    static let columns: SQL =
        "figure, segment, value, unit_id, verdict, n, sum, sum_of_squares, low, high, counts"

    static func figure(_ row: any Row) throws -> ReleasedFigure {
        guard let name = ReleasedFigure.Name(rawValue: row.text(0)),
            let verdict = ReleaseVerdict(rawValue: row.text(4))
        else { throw DatabaseRefusal.damaged("a released figure cannot be read") }
        let unit = Unit.ID(row.integer(3))
        let cell =
            row.text(1).isEmpty
            ? ReleaseCell(unit: unit) : ReleaseCell(unit: unit, segment: row.text(1), value: row.text(2))
        return ReleasedFigure(name, cell, try released(row, verdict, from: 5))
    }

    /// - Parameter first: the column of n; sum, squares, ends and counts stand behind it.
    static func released(
        _ row: any Row, _ verdict: ReleaseVerdict, from first: Int
    ) throws -> Released<ReleasedFigure.Content> {
        switch verdict {
        case .empty: return .nothing
        case .heldBack(let reason): return .heldBack(reason)
        case .band:
            let ends = (row.real(first + 3), row.real(first + 4))
            guard ends.0 <= ends.1 else { throw DatabaseRefusal.damaged("a band has no ends") }
            return .band(ReleasedBand(ends.0...ends.1, n: Int(row.integer(first))))
        case .shown:
            return .shown(
                ReleasedFigure.Content(
                    n: Int(row.integer(first)), scores: row.isNull(first + 1) ? nil : row.observation(from: first),
                    counts: row.isNull(first + 5) ? nil : try JSONText.read(row.text(first + 5))))
        }
    }
}
