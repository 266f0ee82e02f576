/// A cell shown in two rounds in which one person joined or left: had all others answered as before, the difference of the sums
/// would be her answer. A guess, since people change their minds; a small cell is held back for it.
public struct ReleaseGuess: Hashable, Sendable {
    public let cell: ReleaseCell
    public let before: Int
    public let now: Int
}

extension ReleasePlan {
    /// The guesses that this plan leaves open beside the round before, all in cells of the policy's `turnoverThreshold` or more.
    public func guesses(since previous: PreviousRelease) -> [ReleaseGuess] {
        verdicts.indices.filter { verdicts[$0].isShown }.compactMap { number in
            let cell = table.cell(number)
            guard let before = previous.counts[cell], previous.change(in: cell, now: counts[number]) == 1 else {
                return nil
            }
            return ReleaseGuess(cell: cell, before: before, now: counts[number])
        }
    }
}
