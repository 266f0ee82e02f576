import Foundation
import Statistics
import Testing

@Suite struct SeededGeneratorTests {
    @Test func `the same seed gives the same numbers for ever`() {
        var generator = SeededGenerator(seed: 42)
        #expect(
            (0..<3).map { _ in generator.next() } == [
                1_546_998_764_402_558_742, 6_990_951_692_964_543_102, 12_544_586_762_248_559_009,
            ])
    }

    @Test func `streams of one seed differ`() {
        var a = SeededGenerator(seed: 7)
        var b = SeededGenerator(seed: 7, stream: 1)
        var c = SeededGenerator(seed: 7, stream: 2)
        #expect(Set([a.next(), b.next(), c.next()]).count == 3)
    }

    @Test func `whole numbers are even over their range`() {
        var generator = SeededGenerator(seed: 1)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[generator.next(below: 7)] += 1 }
        let chiSquared = counts.reduce(0.0) { $0 + pow(Double($1) - 10_000, 2) / 10_000 }
        #expect(ChiSquared.survival(chiSquared, df: 6) > 0.001)
    }

    @Test func `normal numbers follow the normal distribution`() {
        var generator = SeededGenerator(seed: 3)
        let n = 50_000
        let draws = (0..<n).map { _ in generator.nextNormal() }.sorted()
        let distance = draws.enumerated().map { abs(Normal.cumulative($1) - (Double($0) + 0.5) / Double(n)) }.max()
        #expect((distance ?? 1) < 1.95 / Double(n).squareRoot())
    }

    @Test func `drawing without replacement draws nothing twice`() {
        var generator = SeededGenerator(seed: 9)
        let drawn = generator.distinctPositions(20, of: 50)
        #expect(Set(drawn).count == 20 && drawn.allSatisfy { (0..<50).contains($0) })
        var all = Array(0..<50)
        generator.permute(&all)
        #expect(all != Array(0..<50) && all.sorted() == Array(0..<50))
        #expect(generator.positions(30, of: 5).allSatisfy { (0..<5).contains($0) })
    }

    @Test func `bootstrap weights have mean zero and variance one`() {
        var generator = SeededGenerator(seed: 5)
        let signs = (0..<40_000).map { _ in generator.nextSign() }
        let webb = (0..<40_000).map { _ in generator.nextWebb() }
        #expect(Set(signs) == [-1, 1] && Set(webb).count == 6)
        for weights in [signs, webb] {
            #expect(abs(weights.reduce(0, +) / 40_000) < 0.02)
            #expect(abs(weights.reduce(0) { $0 + $1 * $1 } / 40_000 - 1) < 0.02)
        }
    }
}
