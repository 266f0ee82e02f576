extension LightVectors {
    /// Step 4: looks through each component of what does not shrink any more.
    mutating func enumerateComponents(of pass: LightVectorPass) {
        let points = pass.points(&generator)
        var derivation: RowDerivation?
        for component in pass.components() {
            let sets = Cocircuits(
                component.map { points[$0] }, weights: component.map { pass.weights[$0] }, in: echelon.field,
                budget: budget)
            hardest = max(hardest, sets.steps)
            for set in sets.found {
                var sum = derivation ?? RowDerivation(pass.echelon)
                let rows = pass.rows(of: set, in: component, &sum)
                derivation = sum
                note(set.columns.flatMap { pass.members[component[$0]] }, rows)
            }
            guard sets.isComplete else {
                if sets.found.isEmpty { undecided.append(component.flatMap { pass.members[$0] }.sorted()) }
                continue
            }
            let inFound = Set(sets.found.flatMap(\.columns))
            settle(component.indices.filter { !inFound.contains($0) }.map { component[$0] }, in: pass)
        }
    }
}

extension LightVectorPass {
    /// What four random null vectors take of each class.
    fileprivate func points(_ generator: inout SeededGenerator) -> [Point] {
        var points = [Point](repeating: Point(), count: count)
        var echelon = echelon
        for round in 0..<4 {
            for column in 0..<count where place[column] < 0 {
                let factor = echelon.field.randomElement(using: &generator)
                points[column][round] = echelon.field.negated(factor)
                echelon.add(factor, ofColumn: column, residuals)
            }
            let vector = echelon.solve()
            for column in base { points[column][round] = vector[place[column]] }
        }
        return points
    }

    /// The combination of rows that gives a vector: it is what its values on the base say.
    fileprivate func rows(
        of set: Cocircuits.Set, in component: [Int], _ derivation: inout RowDerivation
    ) -> [Int: UInt64] {
        let field = echelon.field
        var sums: [Int: UInt64] = [:]
        for (member, value) in zip(set.columns, set.values) where place[component[member]] >= 0 {
            derivation.solve(target: place[component[member]], downTo: 0)
            for (row, weight) in derivation.combination {
                sums[row] = field.sum(sums[row] ?? 0, field.product(weight, value))
            }
        }
        return sums.filter { $0.value != 0 }
    }

    /// Classes that share rows, directly or through others, each list in rising order.
    func components() -> [[Int]] {
        var parent = Array(0..<count)
        func root(_ column: Int) -> Int {
            var current = column
            while parent[current] != current {
                parent[current] = parent[parent[current]]
                current = parent[current]
            }
            return current
        }
        var holder: [Int32: Int] = [:]
        for column in 0..<count {
            for entry in residuals.range(column) {
                let row = residuals.rows[entry]
                if let other = holder[row] {
                    parent[root(column)] = root(other)
                } else {
                    holder[row] = column
                }
            }
        }
        var lists: [Int: [Int]] = [:]
        for column in 0..<count { lists[root(column), default: []].append(column) }
        return lists.values.sorted { $0[0] < $1[0] }
    }
}
