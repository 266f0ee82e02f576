/// What may be shown of a round's answers, or of one question's: decided once, the same for every viewer, never made anew.
public struct ReleasePlan: Sendable {
    public let table: ReleaseTable
    public let policy: ReleasePolicy
    /// Of each of the table's cells, by number.
    public internal(set) var verdicts: [ReleaseVerdict]
    /// The respondents of each cell.
    public let counts: [Int]

    init(table: ReleaseTable, policy: ReleasePolicy, verdicts: [ReleaseVerdict], counts: [Int]) {
        self.table = table
        self.policy = policy
        self.verdicts = verdicts
        self.counts = counts
    }

    /// A cell that the round does not have is empty.
    public func verdict(_ cell: ReleaseCell) -> ReleaseVerdict {
        table.number(of: cell).map { verdicts[$0] } ?? .empty
    }

    /// How many answered in a cell that is shown.
    public func count(_ cell: ReleaseCell) -> Int? {
        table.number(of: cell).flatMap { verdicts[$0].isShown ? counts[$0] : nil }
    }
}
