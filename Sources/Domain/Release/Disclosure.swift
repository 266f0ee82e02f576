import Statistics

/// A group of fewer than five respondents that can be worked out from what is shown, and from which cells.
public struct Disclosure: Hashable, Sendable {
    /// Positions of the profiles, rising.
    let profiles: [Int]
    public let respondents: Int
    /// Numbers of the cells whose figures are added or taken off, rising.
    let cells: [Int]

    init(_ vector: LightVectors.Vector, _ respondents: Respondents, _ blocks: ReleaseBlocks) {
        profiles = vector.columns
        self.respondents = profiles.reduce(0) { $0 + respondents.counts[$1] }
        cells = Self.cells(vector, blocks)
    }

    /// A sum of blocks is a sum of cells: each shown cell counts with its block's weight less that of the one above it.
    private static func cells(_ vector: LightVectors.Vector, _ blocks: ReleaseBlocks) -> [Int] {
        let weights = Dictionary(uniqueKeysWithValues: zip(vector.rows, vector.weights))
        var cells = vector.rows.filter { row in weights[row] != blocks.row(above: row).flatMap { weights[$0] } }
        for row in vector.rows { cells += blocks.rows(below: row).filter { weights[$0] == nil } }
        return cells.map { blocks.cells[$0] }.sorted()
    }
}
