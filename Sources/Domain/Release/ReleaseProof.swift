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
    /// Of each figure with a mean, what the sums shown leave open of the answers of few.
    public let bounds: [ReleaseBounds]
    /// How many figures tell more than is proven to be safe by how often each answer was given in the whole round.
    public let tellingDistributions: Int
    /// Guesses that are open beside what was shown before, in groups that are too small for it.
    public let guesses: Int

    public var isSound: Bool {
        miscounted == 0 && tellingDistributions == 0 && guesses == 0 && items.allSatisfy { $0.audit.outcome == .sound }
            && bounds.allSatisfy { $0.pinned == 0 }
    }

    /// - Parameters:
    ///   - tally: what was answered, read anew.
    ///   - figures: what is kept as shown.
    ///   - before: of the rounds before.
    ///   - seed: not the one that the plan was made with.
    public init(
        _ tally: RoundTally, _ table: ReleaseTable, policy: ReleasePolicy, figures: [ReleasedFigure],
        before: [RoundRelease.Before], seed: UInt64
    ) {
        let kept = Dictionary(grouping: figures, by: \.name)
        let seats = RoundSeats(tally, table)
        let base = ReleasePlan(kept[.responses] ?? [], of: seats.respondents, policy: policy, base: nil)
        let columns =
            [Column(name: .responses)]
            + tally.questionnaire.questions.map {
                Column(name: .question($0.key), answers: tally.columns[$0.key], scorings: $0.scorings)
            }
            + tally.questionnaire.metrics.filter { $0.questions.count > 1 }.map {
                Column(name: $0.figure, answers: tally.scales[$0.figure.rawValue])
            }
        let looks = concurrentMap(columns.count) { place -> Look? in
            let column = columns[place]
            guard column.name == .responses || column.answers != nil else { return nil }
            return Look(
                kept[column.name] ?? [], column, among: seats, base: base,
                before: before.compactMap { $0[column.name].map { PreviousRelease(counts: $0) } }, seed: seed)
        }.compactMap(\.self)
        items = looks.compactMap(\.item)
        alike = looks.count { $0.item == nil }
        miscounted = looks.reduce(0) { $0 + $1.miscounted }
        bounds = looks.flatMap(\.bounds)
        tellingDistributions = looks.count { !$0.isDistributionOpen }
        guesses = looks.reduce(0) { $0 + $1.guesses }
    }
}

/// What a figure is of.
private struct Column: Sendable {
    let name: ReleasedFigure.Name
    /// Nil: nobody gave any, or all who responded count.
    var answers: RoundTally.Column?
    /// As what they are summed up. The metric of several questions is the mean of their figures, which say all that it does.
    var scorings: [Scoring] = []
}

/// What was found of one figure.
private struct Look: Sendable {
    /// Nil where it shows the same groups of the same people as who responded does.
    var item: ReleaseProof.Item?
    let miscounted: Int
    let bounds: [ReleaseBounds]
    /// Whether how often each answer was given leaves enough open, where it is told.
    let isDistributionOpen: Bool
    let guesses: Int

    /// - Parameters:
    ///   - everybody: all who responded.
    ///   - base: the plan of who responded.
    ///   - before: of the same figure.
    init(
        _ kept: [ReleasedFigure], _ column: Column, among everybody: RoundSeats, base: ReleasePlan,
        before: [PreviousRelease], seed: UInt64
    ) {
        let seats = column.answers.map { everybody.of($0) } ?? everybody
        let (own, total) = (seats.respondents, everybody.respondents.total)
        let isBase = column.name == .responses
        let plan = isBase ? base : ReleasePlan(kept, of: own, policy: base.policy, base: base)
        miscounted = plan.miscounted(kept)
        let answers = column.scorings.map { seats.answers(column.answers!, $0) }
        bounds = answers.map { ReleaseBounds(plan, $0) }
        isDistributionOpen =
            answers.isEmpty || !plan.tellsWhole(kept)
            || DistributionBounds(plan, of: own, column.answers!.numbers, column.scorings).isOpen(answers.last!)
        // A round that was made more careful later shows no more than it did.
        let least = ReleasePolicy.standard.turnoverThreshold
        guesses = before.reduce(0) { sum, round in
            sum + plan.guesses(since: round).count { min($0.before, $0.now) < least }
        }
        let isAlike =
            !isBase && own.total == total
            && zip(plan.verdicts, base.verdicts).allSatisfy { $0.isShown == $1.isShown }
        if !isAlike { item = ReleaseProof.Item(name: column.name, audit: ReleaseAudit(plan, of: own, seed: seed)) }
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

    /// Whether some figures tell how often each answer was given in the whole round beside its parts by a segment.
    fileprivate func tellsWhole(_ figures: [ReleasedFigure]) -> Bool {
        !table.segments.isEmpty
            && figures.contains { table.number(of: $0.cell) == 0 && $0.released.value?.counts != nil }
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
