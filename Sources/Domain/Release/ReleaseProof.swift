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
        let respondents = tally.respondents(table)
        let base = ReleasePlan(kept[.responses] ?? [], of: respondents, policy: policy, base: nil)
        var items = [Item(name: .responses, audit: ReleaseAudit(base, of: respondents, seed: seed))]
        var (alike, miscounted) = (0, base.miscounted(kept[.responses] ?? []))
        let columns =
            tally.questionnaire.questions.map { (ReleasedFigure.Name.question($0.key), tally.columns[$0.key]) }
            + tally.questionnaire.metrics.filter { $0.questions.count > 1 }.map {
                ($0.figure, tally.scales[$0.figure.rawValue])
            }
        for case let (name, column?) in columns {
            let own = tally.respondents(table, of: column)
            let plan = ReleasePlan(kept[name] ?? [], of: own, policy: policy, base: base)
            miscounted += plan.miscounted(kept[name] ?? [])
            if own.total == respondents.total, plan.verdicts.map(\.isShown) == base.verdicts.map(\.isShown) {
                alike += 1
            } else {
                items.append(Item(name: name, audit: ReleaseAudit(plan, of: own, seed: seed)))
            }
        }
        self.items = items
        (self.alike, self.miscounted) = (alike, miscounted)
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
