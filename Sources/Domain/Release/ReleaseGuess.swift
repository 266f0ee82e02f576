/// A block that two rounds show and in which one person joined or left: had all others answered as before, the difference of the sums
/// would be her answer. A guess, since people change their minds; a small one is held back for it.
public struct ReleaseGuess: Hashable, Sendable {
    /// The cell of the block: the block is the cell less those right below it that both rounds show.
    public let cell: ReleaseCell
    public let before: Int
    public let now: Int

    public init(cell: ReleaseCell, before: Int, now: Int) {
        self.cell = cell
        self.before = before
        self.now = now
    }
}

extension ReleasePlan {
    /// The guesses that this plan leaves open beside an earlier round, all in blocks of the policy's `turnoverThreshold` or more.
    public func guesses(since previous: PreviousRelease) -> [ReleaseGuess] {
        SharedBlocks(table, counts, isShown: verdicts.map(\.isShown), previous).guesses.map(\.guess)
    }
}
