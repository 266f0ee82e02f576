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
/// 4. What does not shrink any more falls into components, which are enumerated up to `budget` steps.
///
/// All is computed modulo a prime. Where the rank modulo it is A's own, a light vector is never missed.
public struct LightVectors {
    public static let limit = 4

    /// A light vector: the columns on which it is not 0, and the combination of rows that gives it.
    public struct Vector: Sendable {
        public var columns: [Int]
        public var rows: [Int]
        /// Of each of the rows, modulo the prime; not 0.
        public var weights: [UInt64]
    }

    public internal(set) var found: [Vector] = []
    /// For each column whether it is proven to be in no light vector.
    public internal(set) var isSafe: [Bool]
    /// Columns that span, with those contracted from the beginning, all the safe ones.
    public internal(set) var safeBase: [Int] = []
    /// Columns of which nothing is known, because enumerating would have taken too long.
    public internal(set) var undecided: [[Int]] = []

    let columns: SparseColumns
    let weights: [Int]
    var echelon: SparseEchelon
    var generator: SeededGenerator
    var open: [Int]
    var budget: Int

    /// - Parameters:
    ///   - columns: one for each column of A.
    ///   - weights: of each column, positive.
    ///   - contracted: columns that are known to be in no light vector.
    ///   - rowCount: rows of A.
    ///   - generator: chooses null vectors; the result's `found` may depend on it, whether it is empty does not.
    public init(
        columns: SparseColumns, weights: [Int], contracted: SparseColumns, rowCount: Int, field: PrimeField,
        generator: SeededGenerator, budget: Int = 200_000
    ) {
        self.columns = columns
        self.weights = weights
        self.generator = generator
        self.budget = budget
        isSafe = [Bool](repeating: false, count: columns.count)
        open = Array(0..<columns.count)
        echelon = SparseEchelon(field: field, rowCount: rowCount)
        for column in 0..<contracted.count {
            echelon.add(column, of: contracted)
            echelon.insert()
        }
    }

    mutating func note(_ columns: [Int], _ derivation: RowDerivation) {
        let rows = derivation.rows.filter { derivation.weights[$0] != 0 }.sorted()
        found.append(Vector(columns: columns.sorted(), rows: rows, weights: rows.map { derivation.weights[$0] }))
    }

    /// Searches on until all columns are safe or it is known why not; with `untilFound`, until the first light vectors.
    public mutating func search(untilFound: Bool = false) {
        while true {
            var pass = LightVectorPass(self)
            let gain = pass.settleHeavy(&self)
            if open.isEmpty { return }
            pass.chooseBase()
            pass.collectFundamental(&self)
            let safe = pass.safeOutsideBase(&generator)
            settle(safe, in: pass)
            if open.isEmpty || untilFound && !found.isEmpty { return }
            if safe.isEmpty && !gain {
                enumerateComponents(of: pass)
                return
            }
        }
    }

    /// Notes the classes as safe and contracts them.
    mutating func settle(_ classes: [Int], in pass: LightVectorPass) {
        for place in classes {
            echelon.add(place, of: pass.residuals)
            if echelon.insert() { safeBase.append(pass.members[place][0]) }
            for column in pass.members[place] { isSafe[column] = true }
        }
        open.removeAll { isSafe[$0] }
    }
}
