import Testing

@testable import Statistics

struct HittingSetTests {
    /// Sets of up to four of twelve elements, with weights of 1 to 9.
    private func chance(_ seed: UInt64) -> (sets: [[Int]], weights: [Double]) {
        var random = SeededGenerator(seed: seed)
        let weights = (0..<12).map { _ in Double(1 + random.next(below: 9)) }
        let sets = (0..<(5 + random.next(below: 20))).map { _ in
            Set((0..<(1 + random.next(below: 4))).map { _ in random.next(below: 12) }).sorted()
        }
        return (sets, weights)
    }

    private func least(_ sets: [[Int]], _ weights: [Double]) -> Double {
        let masks = sets.map { $0.reduce(0) { $0 | 1 << $1 } }
        return (0..<(1 << weights.count)).filter { choice in masks.allSatisfy { $0 & choice != 0 } }
            .map { choice in weights.indices.reduce(0) { $0 + (choice >> $1 & 1 == 1 ? weights[$1] : 0) } }.min()!
    }

    @Test(arguments: 0..<40) func `every set is hit, and nothing chosen is in vain`(seed: UInt64) {
        let (sets, weights) = chance(seed)
        var choice = HittingSet(sets, weights: weights, generator: SeededGenerator(seed: seed))
        let first = choice.weight
        choice.improve(steps: 300)
        #expect(choice.weight <= first)
        #expect(choice.weight == choice.chosen.reduce(0) { $0 + weights[$1] })
        #expect(sets.allSatisfy { $0.contains(where: choice.chosen.contains) })
        #expect(choice.weight <= 1.1 * least(sets, weights))
        for element in choice.chosen {
            let others = choice.chosen.filter { $0 != element }
            #expect(sets.contains { !$0.contains(where: others.contains) })
        }
    }

    @Test func `mostly there is no lighter choice`() {
        let best = (0..<40).count { seed in
            let (sets, weights) = chance(UInt64(seed))
            var choice = HittingSet(sets, weights: weights, generator: SeededGenerator(seed: 1))
            choice.improve(steps: 300)
            return choice.weight == least(sets, weights)
        }
        #expect(best >= 36)
    }

    @Test func `where there is nothing to hit nothing is chosen`() {
        var choice = HittingSet([], weights: [1, 2], generator: SeededGenerator(seed: 1))
        choice.improve(steps: 10)
        #expect(choice.chosen.isEmpty && choice.weight == 0)
    }

    @Test func `the same generator gives the same choice`() {
        let (sets, weights) = chance(77)
        let choices = (0..<2).map { _ in
            var choice = HittingSet(sets, weights: weights, generator: SeededGenerator(seed: 5))
            choice.improve(steps: 20)
            return choice.chosen
        }
        #expect(choices[0] == choices[1])
    }
}
