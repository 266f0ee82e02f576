/// Finds what a row space says of few columns alone, or proves that it says nothing.
///
/// Given a matrix A by its columns, each with a positive weight, a vector of A's row space is *light* when the columns on which
/// it is not 0 weigh at most `limit` together (in a matroid's terms: unions of cocircuits of the columns). Light vectors are sought
/// as Brouwer and Zimmermann seek a code's words of least weight, by disjoint information sets, sharpened to what `limit` = 4
/// needs. Let I be a base of the columns.
///
/// 1. A light vector that meets I in one column is that column's fundamental one; all of those are looked at.
/// 2. Any other meets I twice at least, so what it holds outside I weighs 2 at most and is light in the columns without I.
///    There such vectors are seen in random null vectors: a column that is 0 in all, or two that are parallel.
/// 3. So a column outside I that is neither in (1) nor in (2) is in no light vector: it is *safe*, and the search goes on in the
///    contraction by the safe columns, until nothing is left.
/// 4. What does not shrink any more falls into components, which are looked through set by set, up to `budget` steps each.
///
/// All is computed modulo a prime. Where the rank modulo it is A's own, a light vector is never missed.
public struct LightVectors {
    public static let limit = 4
    /// Bases that are tried before components are enumerated.
    static let bases = 3

    /// A light vector: the columns on which it is not 0, and the combination of rows that gives it.
    public struct Vector: Sendable {
        public var columns: [Int]
        public var rows: [Int]
        /// Of each of the rows, modulo the prime; not 0.
        public var weights: [UInt64]
    }

    /// Those that the last search has come upon: all, or enough to show that there are some.
    public internal(set) var found: [Vector] = []
    /// For each column whether it is proven to be in no light vector.
    public internal(set) var isSafe: [Bool]
    /// Columns of which the last search knows nothing, because enumerating would have taken too long.
    public internal(set) var undecided: [[Int]] = []
    /// The most steps that a component took, or would have taken.
    public internal(set) var hardest = 0
    /// Columns that are not proven safe.
    public internal(set) var open: [Int]

    let columns: SparseColumns
    let weights: [Int]
    var echelon: SparseEchelon
    var generator: SeededGenerator
    let budget: Int
    /// The columns of those found.
    private var known: Set<[Int]> = []

    /// - Parameters:
    ///   - columns: one for each column of A.
    ///   - weights: of each column, positive.
    ///   - rowCount: rows of A.
    ///   - generator: chooses null vectors; which light vectors are found may depend on it, whether there are any does not.
    ///   - budget: steps of step 4 for each component.
    public init(
        columns: SparseColumns, weights: [Int], rowCount: Int, field: PrimeField, generator: SeededGenerator,
        budget: Int = 2_000_000
    ) {
        self.columns = columns
        self.weights = weights
        self.generator = generator
        self.budget = budget
        isSafe = [Bool](repeating: false, count: columns.count)
        open = Array(0..<columns.count)
        echelon = SparseEchelon(field: field, rowCount: rowCount)
    }

    /// Leaves of all combinations of rows only those whose weights, times these factors, sum to 0. What is safe stays safe.
    public mutating func restrict(_ factors: [(row: Int, factor: UInt64)]) {
        for (row, factor) in factors { echelon.add(Int32(row), factor) }
        echelon.insert()
    }

    mutating func note(_ columns: [Int], _ weights: [Int: UInt64]) {
        let columns = columns.sorted()
        guard known.insert(columns).inserted else { return }
        let rows = weights.keys.sorted()
        found.append(Vector(columns: columns, rows: rows, weights: rows.map { weights[$0]! }))
    }

    /// Searches on until all columns are safe or it is known why not; with `untilFound`, until the first light vectors.
    public mutating func search(untilFound: Bool = false) {
        found = []
        known = []
        undecided = []
        var barren = 0
        while !open.isEmpty {
            var pass = LightVectorPass(self)
            let gain = pass.settleHeavy(&self)
            if open.isEmpty { return }
            pass.chooseBase(&generator)
            pass.collectFundamental(&self)
            let safe = pass.safeOutsideBase(&generator)
            settle(safe, in: pass)
            if untilFound && !found.isEmpty { return }
            barren = safe.isEmpty && !gain ? barren + 1 : 0
            if barren == Self.bases {
                enumerateComponents(of: pass)
                return
            }
        }
    }

    /// Notes the classes as safe and contracts them.
    mutating func settle(_ classes: [Int], in pass: LightVectorPass) {
        for place in classes {
            echelon.add(place, of: pass.residuals)
            echelon.insert()
            for column in pass.members[place] { isSafe[column] = true }
        }
        open.removeAll { isSafe[$0] }
    }
}
