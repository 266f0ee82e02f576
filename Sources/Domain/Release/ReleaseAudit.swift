import Statistics

/// The proof of a plan: what can be worked out from all that it shows, by any number of viewers together.
///
/// It asks nothing of how the plan came about. A sum, mean, count or distribution is a linear function of the respondents; so what
/// can be derived is the row space of the shown cells, and a group can be told apart where a vector of it is 0 on all others.
public struct ReleaseAudit: Sendable {
    public enum Outcome: Hashable, Sendable {
        /// No group of fewer than five respondents can be worked out.
        case sound
        /// At least these groups can.
        case discloses
        /// Some groups were too entangled to be looked through; treat as disclosing.
        case notProven
    }

    public let outcome: Outcome
    /// Groups that can be worked out, not necessarily all.
    public let disclosures: [Disclosure]
    /// Cells with respondents.
    public let cells: Int
    public let shown: Int
    public let heldBack: [HeldBackReason: Int]
    /// Σ respondents of the cells shown, of those that dropping small cells alone would show, and of all.
    public let kept: Int
    public let keptByThresholdAlone: Int
    public let all: Int
    /// The smallest group found that can be worked out: the least block of a family, or a disclosure. None smaller than
    /// ``ReleasePolicy/guarantee`` exists where the outcome is sound.
    public let smallestGroup: Int?

    /// Steps of the search in each group of what is entangled.
    static let budget = 50_000_000

    /// Share of the information in all cells that is shown: Σ n over shown cells / Σ n over all.
    public var information: Double { all == 0 ? 1 : Double(kept) / Double(all) }

    /// - Parameter respondents: those whom the plan was made for.
    public init(_ plan: ReleasePlan, of respondents: Respondents, seed: UInt64) {
        let isShown = plan.verdicts.map(\.isShown)
        let blocks = ReleaseBlocks(respondents.table, isShown: isShown)
        var generator = SeededGenerator(seed: seed, stream: 1)
        let field = PrimeField.random(using: &generator)
        // Planning settles one group after the other; here all stand open at once, which may take many more steps.
        var search = LightVectors(
            columns: blocks.columns(respondents, in: field), weights: respondents.counts, rowCount: blocks.cells.count,
            field: field, generator: generator, budget: Self.budget)
        search.search()
        disclosures = search.found.map { Disclosure($0, respondents, blocks) }
        outcome = !disclosures.isEmpty ? .discloses : search.undecided.isEmpty ? .sound : .notProven
        let counts = respondents.cellCounts()
        cells = counts.count { $0 > 0 }
        shown = isShown.count(where: \.self)
        heldBack = plan.verdicts.reduce(into: [:]) { held, verdict in
            if let reason = verdict.reason { held[reason, default: 0] += 1 }
        }
        kept = counts.indices.reduce(0) { $0 + (isShown[$1] ? counts[$1] : 0) }
        keptByThresholdAlone = counts.reduce(0) { $0 + ($1 >= plan.policy.threshold ? $1 : 0) }
        all = counts.reduce(0, +)
        smallestGroup = (blocks.sizes(respondents).filter { $0 > 0 } + disclosures.map(\.respondents)).min()
    }
}
