/// Elements of little weight in all, of which at least one lies in each of many sets.
///
/// The least weight is NP-hard to find (Karp 1972). Where shares of elements may be chosen it is a linear program, whose shares lie
/// near whole ones here; the first choice follows them. It is made lighter step by step by ruin and recreate
/// (Schrimpf et al. 2000): a few chosen elements that lie in the same sets go, the sets they leave open are hit again greedily
/// by weight per set (Chvátal 1979), what is not needed any more goes, and the step stays where it made nothing heavier.
public struct HittingSet {
    /// At most that many chosen elements go in a step.
    private static let largestRuin = 8

    private let sets: [[Int]]
    private let weights: [Double]
    /// The sets of each element.
    private let holding: [[Int]]
    /// Chosen elements in each set.
    private var hits: [Int]
    private var isChosen: [Bool]
    /// Of all that are chosen.
    public private(set) var weight = 0.0
    /// What the present step has changed, in its order.
    private var changes: [Int] = []
    /// Of elements and of sets, whether they were met in the present pass; all false between passes.
    private var isMet: [Bool]
    private var isSetMet: [Bool]
    /// Of each element the open sets that it would hit; 0 between passes.
    private var shares: [Int]
    private var generator: SeededGenerator

    /// - Parameters:
    ///   - sets: each of distinct elements 0 ..< `weights.count`, not empty.
    ///   - weights: of each element, positive.
    public init(_ sets: [[Int]], weights: [Double], generator: SeededGenerator) {
        self.sets = sets
        self.weights = weights
        self.generator = generator
        var holding = [[Int]](repeating: [], count: weights.count)
        for (number, set) in sets.enumerated() { for element in set { holding[element].append(number) } }
        self.holding = holding
        hits = [Int](repeating: 0, count: sets.count)
        isChosen = [Bool](repeating: false, count: weights.count)
        isMet = isChosen
        isSetMet = [Bool](repeating: false, count: sets.count)
        shares = [Int](repeating: 0, count: weights.count)
        let shares = Self.shares(sets, weights)
        // An element that the program would have whole costs next to nothing.
        recreate(Array(sets.indices)) { weights[$0] * (1.001 - shares[$0]) }
        prune(self.chosen)
        changes = []
    }

    /// How much of each element the lightest choice takes where shares may be chosen; none where that is not found.
    private static func shares(_ sets: [[Int]], _ weights: [Double]) -> [Double] {
        var entries = [[(row: Int32, coefficient: Double)]](repeating: [], count: weights.count)
        for (number, set) in sets.enumerated() { for element in set { entries[element].append((Int32(number), 1)) } }
        let program = LinearProgram(
            columns: weights.map { _ in 0...1 }, rows: sets.map { 1...Double(max(1, $0.count)) }, entries: entries)
        return program.minimum(of: weights, fromBelow: true) ?? weights.map { _ in 0 }
    }

    /// In rising order; each is the only one that hits some set.
    public var chosen: [Int] { isChosen.indices.filter { isChosen[$0] } }

    /// Takes so many steps; the weight never rises.
    public mutating func improve(steps: Int) {
        var present: [Int] = []
        for number in 0..<steps {
            // Those chosen meanwhile have their turn in the next lap.
            if present.isEmpty || number.isMultiple(of: present.count) { present = chosen }
            guard !present.isEmpty else { return }
            let seed = present[generator.next(below: present.count)]
            if isChosen[seed] { step(from: seed) }
        }
    }

    private mutating func step(from seed: Int) {
        changes = []
        let before = weight
        let ruined = ruined(from: seed)
        for element in ruined { toggle(element) }
        let touched = sets(holding: ruined)
        let luck = generator.next()
        recreate(touched.filter { hits[$0] == 0 }) { [weights] element in
            var generator = SeededGenerator(seed: luck, stream: UInt64(element) + 1)
            return weights[element] * (0.5 + generator.nextUniform())
        }
        prune(elements(of: touched))
        guard weight > before else { return }
        for element in changes.reversed() { toggle(element) }
    }

    /// The seed and some that lie in a set with it.
    private mutating func ruined(from seed: Int) -> [Int] {
        var near = elements(of: holding[seed]).filter { $0 != seed }
        near.shuffle(using: &generator)
        return [seed] + near.prefix(generator.next(below: Self.largestRuin))
    }

    /// The sets in which some elements lie, each once.
    private mutating func sets(holding elements: [Int]) -> [Int] {
        var met: [Int] = []
        for element in elements {
            for set in holding[element] where !isSetMet[set] {
                isSetMet[set] = true
                met.append(set)
            }
        }
        for set in met { isSetMet[set] = false }
        return met
    }

    /// The chosen elements of some sets, each once.
    private mutating func elements(of sets: [Int]) -> [Int] {
        var met: [Int] = []
        for set in sets {
            for element in self.sets[set] where isChosen[element] && !isMet[element] {
                isMet[element] = true
                met.append(element)
            }
        }
        for element in met { isMet[element] = false }
        return met
    }

    /// Hits sets that are open, each time by the element that costs least for each of them.
    private mutating func recreate(_ open: [Int], cost: (_ element: Int) -> Double) {
        var open = open
        var candidates: [(element: Int, weight: Double)] = []
        for set in open {
            for element in sets[set] {
                if shares[element] == 0 { candidates.append((element, cost(element))) }
                shares[element] += 1
            }
        }
        while !open.isEmpty {
            var best = (cost: Double.infinity, element: -1)
            for (element, weight) in candidates where shares[element] > 0 {
                let cost = weight / Double(shares[element])
                if cost < best.cost { best = (cost, element) }
            }
            toggle(best.element)
            for set in open where hits[set] > 0 { for element in sets[set] { shares[element] -= 1 } }
            open.removeAll { hits[$0] > 0 }
        }
    }

    /// Takes away what is not needed, the heaviest first.
    private mutating func prune(_ elements: [Int]) {
        for element in elements.sorted(by: { (weights[$1], $0) < (weights[$0], $1) })
        where holding[element].allSatisfy({ hits[$0] > 1 }) {
            toggle(element)
        }
    }

    private mutating func toggle(_ element: Int) {
        isChosen[element].toggle()
        let change = isChosen[element] ? 1 : -1
        for set in holding[element] { hits[set] += change }
        weight += Double(change) * weights[element]
        changes.append(element)
    }
}
