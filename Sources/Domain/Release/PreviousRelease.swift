/// What was shown of the round before this one: its cells with their respondents, and who came and went since where that is known.
public struct PreviousRelease: Sendable {
    public var counts: [ReleaseCell: Int]
    /// How many respondents of this round were not among a cell's in the last one and the other way round. A round that does
    /// not keep its respondents apart does not know; then the difference of the counts stands for it.
    public var turnover: [ReleaseCell: Turnover]

    public struct Turnover: Hashable, Sendable {
        public var joined: Int
        public var left: Int

        public init(joined: Int, left: Int) {
            self.joined = joined
            self.left = left
        }
    }

    public init(counts: [ReleaseCell: Int], turnover: [ReleaseCell: Turnover] = [:]) {
        self.counts = counts
        self.turnover = turnover
    }

    /// What a plan shows.
    public init(_ plan: ReleasePlan) {
        let shown = plan.verdicts.indices.filter { plan.verdicts[$0].isShown }
        self.init(counts: Dictionary(uniqueKeysWithValues: shown.map { (plan.table.cell($0), plan.counts[$0]) }))
    }

    /// How many joined and left since; nil where the cell was not shown then.
    func change(in cell: ReleaseCell, now: Int) -> Int? {
        guard let before = counts[cell] else { return nil }
        return turnover[cell].map { $0.joined + $0.left } ?? abs(now - before)
    }
}

extension ReleasePlanner {
    /// Holds back small cells in which one person joined or left: this round's figure less the last one's would be a guess at
    /// her answer. The cell above is shown instead.
    mutating func holdTurnover(since previous: PreviousRelease) {
        for (cell, before) in previous.counts {
            guard let number = respondents.table.number(of: cell), verdicts[number].isShown else { continue }
            guard min(before, counts[number]) < policy.turnoverThreshold else { continue }
            if previous.change(in: cell, now: counts[number]) == 1 { hold(number, .oneJoinedOrLeft) }
        }
    }

    /// Holds back what another plan does not show, for that plan's reason.
    mutating func stay(within plan: ReleasePlan) {
        for number in verdicts.indices where verdicts[number].isShown {
            switch plan.verdicts[number] {
            case .heldBack(let reason): hold(number, reason)
            case .empty: hold(number, .partOfHeldBack)
            case .shown, .band: continue
            }
        }
    }
}
