import Statistics

/// A group of fewer than five respondents that can be worked out from what is shown, and from which cells.
public struct Disclosure: Hashable, Sendable {
    /// Positions of the profiles, rising.
    let profiles: [Int]
    public let respondents: Int
    /// Numbers of the cells whose figures are added or taken off, rising.
    let cells: [Int]

    /// The cells whose figures are added or taken off.
    public func cells(in table: ReleaseTable) -> [ReleaseCell] { cells.map(table.cell) }

    init(_ vector: LightVectors.Vector, _ respondents: Respondents, _ blocks: ReleaseBlocks) {
        profiles = vector.columns
        self.respondents = profiles.reduce(0) { $0 + respondents.counts[$1] }
        cells = blocks.cells(Dictionary(uniqueKeysWithValues: zip(vector.rows, vector.weights)))
    }
}
