extension LightVectors {
    /// Step 4: looks through each component of what does not shrink any more.
    mutating func enumerateComponents(of pass: LightVectorPass) {
        var derivation = RowDerivation(echelon)
        for component in pass.components() {
            var walk = HyperplaneWalk(component, of: pass, budget: budget)
            walk.run()
            if walk.isExhausted { undecided.append(component.flatMap { pass.members[$0] }.sorted()) }
            for light in walk.found {
                derivation.solve(free: light.rows)
                note(light.columns.flatMap { pass.members[component[$0]] }, derivation)
            }
            guard !walk.isExhausted else { continue }
            let inFound = Set(walk.found.flatMap(\.columns))
            settle(component.indices.filter { !inFound.contains($0) }.map { component[$0] }, in: pass)
        }
    }

}

extension LightVectorPass {
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
