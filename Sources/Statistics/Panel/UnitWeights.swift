/// The weights that a wild cluster bootstrap gives to units, a row per replication.
public struct UnitWeights: Sendable {
    /// How they are drawn.
    public enum Kind: String, Sendable, Codable {
        /// Every pattern of −1 and +1; a pattern and its mirror give the same |t|, so the first unit keeps its sign.
        case enumeratedSigns = "enumerated-signs"
        /// −1 or +1, drawn.
        case signs
        /// Webb's six points, drawn: for so few units that signs give too few patterns.
        case webb
    }

    public let kind: Kind
    /// Replications × units.
    let matrix: Matrix

    /// Fewer than 7 units get Webb's weights, up to 11 every pattern of signs, more units `replications` draws of signs.
    public init(units: Int, replications: Int, seed: UInt64) {
        kind = units < 7 ? .webb : units < 12 ? .enumeratedSigns : .signs
        matrix =
            kind == .enumeratedSigns
            ? UnitWeights.everyPattern(units) : UnitWeights.drawn(kind, units, replications, seed)
    }

    private static func everyPattern(_ units: Int) -> Matrix {
        var patterns = Matrix(rows: 1 << (units - 1), columns: units, repeating: 1)
        for unit in 1..<units {
            for row in 0..<patterns.rows where row >> (unit - 1) & 1 == 1 { patterns[row, unit] = -1 }
        }
        return patterns
    }

    private static func drawn(_ kind: Kind, _ units: Int, _ replications: Int, _ seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        return Matrix(
            rows: replications, columns: units,
            storage: (0..<replications * units).map { _ in
                kind == .webb ? generator.nextWebb() : generator.nextSign()
            })
    }
}
