/// One round of the search: the open columns modulo the safe ones, parallel ones together, and a base of them.
struct LightVectorPass {
    /// Columns that are parallel modulo the safe ones, by class.
    private(set) var members: [[Int]] = []
    private(set) var weights: [Int] = []
    /// What the safe columns leave of each class.
    private(set) var residuals = SparseColumns()
    /// The echelon of the safe columns.
    let contracted: SparseEchelon
    /// The same with the base.
    private(set) var echelon: SparseEchelon
    /// For each class its echelon column; −1: outside the base.
    private(set) var place: [Int] = []
    private(set) var base: [Int] = []
    /// Columns that are 0 modulo the safe ones.
    private var spanned: [Int] = []
    private(set) var isFound: [Bool] = []

    init(_ search: borrowing LightVectors) {
        let reduced = search.echelon.residuals(of: search.open, in: search.columns)
        let classes = ParallelClasses(reduced, in: search.echelon.field)
        spanned = classes.zeros.map { search.open[Int($0)] }
        for list in classes.members {
            members.append(list.map { search.open[Int($0)] })
            weights.append(list.reduce(0) { $0 + search.weights[search.open[Int($1)]] })
            for entry in reduced.range(Int(list[0])) { residuals.append(reduced.rows[entry], reduced.values[entry]) }
            residuals.close()
        }
        contracted = search.echelon
        echelon = search.echelon
        isFound = [Bool](repeating: false, count: members.count)
    }

    var count: Int { members.count }

    /// Classes above the limit are in no light vector, and neither is what the safe columns span. Repeats itself while that
    /// makes new ones; true where any came.
    mutating func settleHeavy(_ search: inout LightVectors) -> Bool {
        var gain = false
        while true {
            for column in spanned { search.isSafe[column] = true }
            let heavy = (0..<count).filter { weights[$0] > LightVectors.limit }
            search.settle(heavy, in: self)
            if heavy.isEmpty { return gain }
            gain = true
            self = LightVectorPass(search)
        }
    }

    mutating func chooseBase(_ generator: inout SeededGenerator) {
        place = [Int](repeating: -1, count: count)
        var order = Array(0..<count)
        generator.permute(&order)
        for column in order {
            echelon.add(column, of: residuals)
            guard echelon.insert() else { continue }
            place[column] = echelon.rank - 1
            base.append(column)
        }
    }

    /// Step 1: the fundamental vectors of the base. Which of them reach many columns is seen in null vectors, each supported on
    /// the base and one of several random groups of the other columns: one that is not 0 in so many groups has so many columns.
    mutating func collectFundamental(_ search: inout LightVectors) {
        var reach = base.map { weights[$0] }
        let groups = groups(16, &search.generator)
        let seed = search.generator.next()
        let vectors = concurrentMap(groups.count) { [echelon, residuals] number in
            var (generator, echelon) = (SeededGenerator(seed: seed, stream: UInt64(number)), echelon)
            return echelon.nullVector(on: groups[number], of: residuals, &generator)
        }
        for vector in vectors {
            for (index, column) in base.enumerated() where vector[place[column]] != 0 { reach[index] += 1 }
        }
        let candidates = base.indices.filter { reach[$0] <= LightVectors.limit }.map { base[$0] }
        guard !candidates.isEmpty else { return }
        var derivation = RowDerivation(echelon)
        let holders = residuals.byRow(echelon.rowCount)
        var stamp = [Int32](repeating: -1, count: count)
        for (number, column) in candidates.enumerated() {
            derivation.solve(target: place[column], downTo: contracted.rank)
            guard let light = light(derivation, holders, &stamp, Int32(number)) else { continue }
            derivation.descend(downTo: 0)
            for member in light { isFound[member] = true }
            search.note(light.flatMap { members[$0] }, derivation.combination)
        }
    }

    /// The classes on which a combination of rows is not 0; nil where they weigh more than the limit.
    private func light(
        _ derivation: RowDerivation, _ holders: RowIndex, _ stamp: inout [Int32], _ number: Int32
    ) -> [Int]? {
        let field = echelon.field
        var support: [Int] = []
        var weight = 0
        for row in derivation.rows {
            for position in holders.range(row) {
                let column = Int(holders.columns[position])
                if stamp[column] == number { continue }
                stamp[column] = number
                var value: UInt64 = 0
                for entry in residuals.range(column) {
                    let factor = derivation.weights[Int(residuals.rows[entry])]
                    if factor != 0 { value = field.sum(value, field.product(factor, residuals.values[entry])) }
                }
                if value == 0 { continue }
                weight += weights[column]
                if weight > LightVectors.limit { return nil }
                support.append(column)
            }
        }
        return support
    }

    private func groups(_ number: Int, _ generator: inout SeededGenerator) -> [[Int]] {
        var groups = [[Int]](repeating: [], count: number)
        for column in 0..<count where place[column] < 0 { groups[generator.next(below: number)].append(column) }
        return groups.filter { !$0.isEmpty }
    }
}

extension SparseEchelon {
    /// By echelon column: what a random combination of some columns takes of each.
    fileprivate mutating func nullVector(
        on group: [Int], of source: SparseColumns, _ generator: inout SeededGenerator
    ) -> [UInt64] {
        for column in group { add(field.randomElement(using: &generator), ofColumn: column, source) }
        return solve()
    }
}
