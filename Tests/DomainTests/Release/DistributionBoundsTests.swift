import Statistics
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
            .isOpen(scores)
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

    /// A firm of teams below one unit, with three segments, and how its people answered a question from 1 to 5.
    private func firm(_ seed: UInt64, people: Int, teams: Int) -> (
        plan: ReleasePlan, scores: ReleaseAnswers, given: [Double]
    ) {
        var random = SeededGenerator(seed: seed)
        var parents: [Unit.ID: Unit.ID?] = [Unit.ID(0): nil as Unit.ID?]
        for team in 1...teams { parents[Unit.ID(Int64(team))] = Unit.ID(0) }
        let segments = [2, 3, 2].enumerated().map { place, size in
            ReleaseSegment(key: "s\(place)", values: (0..<size).map { "v\($0)" })
        }
        var scores = ReleaseAnswers(ReleaseTable(parents: parents, segments: segments), range: 1...5)
        let mood = 2.5 + 2 * random.nextUniform()
        let given = (0..<people).map { _ in
            let values = segments.map { $0.values[random.next(below: $0.values.count)] }
            let answer = min(max((mood + random.nextNormal()).rounded(), 1), 5)
            scores.add(answer, unit: Unit.ID(Int64(1 + random.next(below: teams))), values: values)
            return answer
        }
        let found = ReleasePlan(scores.respondents, seed: seed).protecting(scores)
        return (found.plan, scores, given)
    }

    @Test(arguments: 1...30)
    func `what is told of many without a program is told with one`(seed: UInt64) {
        let (plan, scores, given) = firm(seed, people: 400, teams: 8)
        let bounds = DistributionBounds(plan, of: scores.respondents, given, [Scoring(range: 1...5)])
        let (without, with) = (bounds.isOpen(scores, programsUpTo: 0), bounds.isOpen(scores))
        #expect(!without || with)
    }

    @Test(arguments: 1...20)
    func `what is told of many promoters without a program is told with one`(seed: UInt64) {
        var (_, heard, given) = firm(seed, people: 220, teams: 4)
        var random = SeededGenerator(seed: seed, stream: 1)
        given = given.map { 2 * $0 - Double(random.next(below: 2)) }
        let scorings = [Scoring(range: 0...10), Scoring(range: -100...100, score: QuestionFigure.promoter)]
        var scores = ReleaseAnswers(of: heard.respondents, range: -100...100)
        var places = heard.respondents.counts.indices.flatMap {
            Array(repeating: $0, count: heard.respondents.counts[$0])
        }
        places.shuffle(using: &random)
        for (place, answer) in zip(places, given) { scores.add(QuestionFigure.promoter(answer), at: place) }
        let plan = ReleasePlan(heard.respondents, seed: seed).protecting(scores).plan
        let bounds = DistributionBounds(plan, of: heard.respondents, given, scorings)
        let (without, with) = (bounds.isOpen(scores, programsUpTo: 0), bounds.isOpen(scores, programsUpTo: 10_000))
        #expect(!without || with)
    }

    @Test(arguments: [1_000, 4_000])
    func `among many it is told`(people: Int) {
        let (plan, scores, given) = firm(1, people: people, teams: people / 20)
        let bounds = DistributionBounds(plan, of: scores.respondents, given, [Scoring(range: 1...5)])
        let isOpen = bounds.isOpen(scores)
        #expect(isOpen)
    }

    @Test func `among many it is not told where some answers are not among those counted`() {
        let (plan, scores, given) = firm(1, people: 1_000, teams: 50)
        let odd = given.enumerated().map { $0 % 10 == 0 ? $1 + 0.5 : $1 }
        let bounds = DistributionBounds(plan, of: scores.respondents, odd, [Scoring(range: 1...5)])
        let isOpen = bounds.isOpen(scores)
        #expect(!isOpen)
    }

    @Test func `among many it is not told where they have little room`() {
        // All but few answered 3, so that nobody who moves can be made up for.
        let (_, scores, _) = firm(1, people: 1_000, teams: 50)
        var answers = ReleaseAnswers(of: scores.respondents, range: 1...5)
        var given: [Double] = []
        for place in scores.respondents.counts.indices {
            for _ in 0..<scores.respondents.counts[place] {
                given.append(place % 40 == 0 ? 5 : place % 40 == 20 ? 1 : 3)
                answers.add(given.last!, at: place)
            }
        }
        let found = ReleasePlan(answers.respondents, seed: 1).protecting(answers)
        let bounds = DistributionBounds(found.plan, of: answers.respondents, given, [Scoring(range: 1...5)])
        let isOpen = bounds.isOpen(answers)
        #expect(!isOpen)
    }
}
