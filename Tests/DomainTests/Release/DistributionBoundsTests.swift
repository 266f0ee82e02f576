import Testing

@testable import Domain

struct DistributionBoundsTests {
    /// One unit of desk and care, each of long and short tenure; what each of the four said.
    private func isOpen(_ answers: [[Double]], score: (Double) -> Double = { $0 }) -> Bool {
        let unit = Unit.ID(1)
        let table = ReleaseTable(
            parents: [unit: nil as Unit.ID?],
            segments: [
                ReleaseSegment(key: "role", values: ["desk", "care"]),
                ReleaseSegment(key: "tenure", values: ["long", "short"]),
            ])
        var scores = ReleaseAnswers(table, range: score(1)...score(5))
        for (place, given) in answers.enumerated() {
            let values = [place < 2 ? "desk" : "care", place % 2 == 0 ? "long" : "short"]
            for answer in given { scores.add(score(answer), unit: unit, values: values) }
        }
        let plan = ReleasePlan(scores.respondents, seed: 1)
        #expect(plan.verdicts.allSatisfy { $0 == .shown })
        let levels = (1...5).map { level in
            DistributionBounds.Level(
                value: Double(level), score: score(Double(level)),
                count: answers.joined().count { $0 == Double(level) })
        }
        return DistributionBounds(plan, of: scores.respondents, levels: levels)
            .isOpen(sums: scores.cellSums(), range: scores.range)
    }

    // Of desk and of long tenure three more said 5 than 1, and three in all said 5: those of both.
    private let few = [[5.0, 5, 5], [3, 3, 3], [3, 3, 3], [3, 3, 1]]

    @Test func `few whose answers follow from how often each was given are found`() {
        #expect(!isOpen(few))
        #expect(!isOpen(few) { 10 * $0 - 30 })
    }

    @Test func `more of the same people hide one another`() {
        #expect(isOpen(few.map { $0 + [1, 2, 4, 5, 3] }))
    }

    @Test func `where everybody in a larger group said the same that is found too`() {
        #expect(!isOpen([[5, 5, 5, 5, 5, 5], [3, 3, 3], [3, 3, 3], [3, 3, 3, 3]]))
    }
}
