import Statistics

/// The proof of what a round shows: each of its plans as it was kept, put through an audit of its own.
public struct ReleaseProof: Sendable {
    public struct Item: Sendable {
        public let name: ReleasedFigure.Name
        public let audit: ReleaseAudit
    }

    /// Who responded first, then every figure whose plan is another one than that.
    public let items: [Item]
    /// How many figures show the same groups of the same people as who responded does.
    public let alike: Int

    /// How many figures stand for another number of people than the responses have.
    public let miscounted: Int

    public var isSound: Bool { miscounted == 0 && items.allSatisfy { $0.audit.outcome == .sound } }

    /// - Parameters:
    ///   - tally: what was answered, read anew.
    ///   - figures: what is kept as shown.
    ///   - seed: not the one that the plan was made with.
    public init(
        _ tally: RoundTally, _ table: ReleaseTable, policy: ReleasePolicy, figures: [ReleasedFigure], seed: UInt64
    ) {
        let kept = Dictionary(grouping: figures, by: \.name)
        let seats = RoundSeats(tally, table)
        let base = ReleasePlan(kept[.responses] ?? [], of: seats.respondents, policy: policy, base: nil)
        let columns =
            [(ReleasedFigure.Name.responses, nil)]
            + tally.questionnaire.questions.map { (ReleasedFigure.Name.question($0.key), tally.columns[$0.key]) }
            + tally.questionnaire.metrics.filter { $0.questions.count > 1 }.map {
                ($0.figure, tally.scales[$0.figure.rawValue])
            }
        let looks = concurrentMap(columns.count) { place -> Look? in
            let (name, column) = columns[place]
            guard name == .responses || column != nil else { return nil }
            return Look(
                kept[name] ?? [], name, of: column.map { seats.of($0) } ?? seats, base: base,
                total: seats.respondents.total, seed: seed)
        }.compactMap(\.self)
        let items = looks.compactMap(\.item)
        let (alike, miscounted) = (looks.count - items.count, looks.reduce(0) { $0 + $1.miscounted })
        self.items = items
        (self.alike, self.miscounted) = (alike, miscounted)
    }
}

/// What was found of one figure.
private struct Look: Sendable {
    /// Nil where it shows the same groups of the same people as who responded does.
    var item: ReleaseProof.Item?
    let miscounted: Int

    /// - Parameters:
    ///   - base: the plan of who responded.
    ///   - total: how many did.
    init(
        _ kept: [ReleasedFigure], _ name: ReleasedFigure.Name, of seats: RoundSeats, base: ReleasePlan, total: Int,
        seed: UInt64
    ) {
        let own = seats.respondents
        let plan =
            name == .responses ? base : ReleasePlan(kept, of: own, policy: base.policy, base: base)
        miscounted = plan.miscounted(kept)
        let isAlike =
            name != .responses && own.total == total
            && zip(plan.verdicts, base.verdicts).allSatisfy { $0.isShown == $1.isShown }
        if !isAlike { item = ReleaseProof.Item(name: name, audit: ReleaseAudit(plan, of: own, seed: seed)) }
    }
}

extension ReleasePlan {
    /// How many of some figures are of cells that it does not have, or of another number of people.
    fileprivate func miscounted(_ figures: [ReleasedFigure]) -> Int {
        figures.count { figure in
            guard let n = figure.released.value?.n ?? figure.released.band?.n else { return false }
            return table.number(of: figure.cell).map { counts[$0] } != n
        }
    }

    /// A plan from the figures that are kept of it, and the people whom it speaks of.
    /// - Parameter base: the plan that cells without a figure follow.
    init(_ figures: [ReleasedFigure], of respondents: Respondents, policy: ReleasePolicy, base: ReleasePlan?) {
        let counts = respondents.cellCounts()
        let table = respondents.table
        var verdicts = counts.indices.map { number -> ReleaseVerdict in
            if counts[number] == 0 { return .empty }
            return .heldBack(base?.verdicts[number].reason ?? .tooFew)
        }
        for figure in figures {
            guard let number = table.number(of: figure.cell) else { continue }
            switch figure.released {
            case .shown: verdicts[number] = .shown
            case .band: verdicts[number] = .band
            case .heldBack(let reason): verdicts[number] = .heldBack(reason)
            case .nothing: break
            }
        }
        self.init(table: table, policy: policy, verdicts: verdicts, counts: counts)
    }
}
