/// The weights that a wild cluster bootstrap gives to units.
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
    /// Units × replications.
    let transposed: Matrix

    /// Fewer than 7 units get Webb's weights, up to 11 every pattern of signs, more units `replications` draws of signs.
    public init(units: Int, replications: Int, seed: UInt64) {
        kind = units < 7 ? .webb : units < 12 ? .enumeratedSigns : .signs
        transposed =
            kind == .enumeratedSigns
            ? UnitWeights.everyPattern(units) : UnitWeights.drawn(kind, units, replications, seed)
    }

    private static func everyPattern(_ units: Int) -> Matrix {
        var patterns = Matrix(rows: units, columns: 1 << (units - 1), repeating: 1)
        for pattern in 0..<patterns.columns {
            for unit in 1..<units where pattern >> (unit - 1) & 1 == 1 { patterns[unit, pattern] = -1 }
        }
        return patterns
    }

    private static func drawn(_ kind: Kind, _ units: Int, _ replications: Int, _ seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        return Matrix(
            rows: units, columns: replications,
            storage: (0..<replications * units).map { _ in
                kind == .webb ? generator.nextWebb() : generator.nextSign()
            })
    }
}
