/// Finds the combination of rows that gives chosen values on the columns of an echelon: how a figure is worked out from others.
///
/// Rows without a pivot take no part. Both passes touch only what the result reaches (Gilbert & Peierls 1988).
struct RowDerivation {
    private let echelon: SparseEchelon
    private let users: RowIndex
    private let holders: RowIndex
    private var sums: [UInt64]
    private var pending: OrderedBits
    /// The combination: nonzero at `rows` only.
    private(set) var weights: [UInt64]
    private(set) var rows: [Int] = []

    init(_ echelon: SparseEchelon) {
        self.echelon = echelon
        users = echelon.multipliers.byRow(echelon.rank)
        holders = echelon.columns.byRow(echelon.rowCount)
        sums = [UInt64](repeating: 0, count: echelon.rank)
        pending = OrderedBits(bound: echelon.rank)
        weights = [UInt64](repeating: 0, count: echelon.rowCount)
    }

    /// Of each row that takes part its weight.
    var combination: [Int: UInt64] {
        rows.reduce(into: [:]) { combination, row in combination[row] = weights[row] == 0 ? nil : weights[row] }
    }

    mutating func clear() {
        for row in rows { weights[row] = 0 }
        rows.removeAll(keepingCapacity: true)
        while let column = pending.popFirst() { sums[column] = 0 }
    }

    /// Starts with 1 on the inserted column `target` and 0 on all others, down to the echelon column `floor`.
    mutating func solve(target: Int, downTo floor: Int) {
        let field = echelon.field
        clear()
        var goals: [(Int, UInt64)] = []
        sums[target] = field.one
        pending.insert(target)
        while let column = pending.popFirst() {
            let goal = field.product(sums[column], echelon.scales[column])
            sums[column] = 0
            if goal == 0 { continue }
            goals.append((column, goal))
            for place in users.range(column) {
                let user = Int(users.columns[place])
                let share = field.product(echelon.multipliers.values[Int(users.entries[place])], goal)
                sums[user] = field.difference(sums[user], share)
                pending.insert(user)
            }
        }
        for (column, goal) in goals {
            sums[column] = goal
            pending.insert(column)
        }
        descend(downTo: floor)
    }

    /// Goes on where `solve(target:downTo:)` stopped.
    mutating func descend(downTo floor: Int) {
        while let column = pending.popLast() {
            if column < floor {
                pending.insert(column)
                return
            }
            let weight = sums[column]
            sums[column] = 0
            if weight != 0 { set(echelon.pivot(column), weight) }
        }
    }

    private mutating func set(_ row: Int, _ weight: UInt64) {
        let field = echelon.field
        weights[row] = weight
        rows.append(row)
        let own = echelon.pivotColumn[row]
        for place in holders.range(row) where holders.columns[place] != own {
            let holder = Int(holders.columns[place])
            let share = field.product(echelon.columns.values[Int(holders.entries[place])], weight)
            sums[holder] = field.difference(sums[holder], share)
            pending.insert(holder)
        }
    }
}
