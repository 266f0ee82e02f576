import Statistics
import Testing

@Suite struct BenjaminiHochbergTests {
    @Test func `q-values meet R's p.adjust`() throws {
        let p = [0.01, 0.02, 0.03, 0.04, 0.05, 0.5, 0.001]
        // p.adjust(p, "BH")
        let expected = [0.035, 0.14 / 3, 0.0525, 0.056, 0.35 / 6, 0.5, 0.007]
        for (ours, theirs) in zip(try BenjaminiHochberg.qValues(p), expected) { #expect(close(ours, theirs, 1e-14)) }
    }

    @Test func `one test keeps its p, none gives none`() throws {
        #expect(try BenjaminiHochberg.qValues([0.03]) == [0.03])
        #expect(try BenjaminiHochberg.qValues([]) == [])
    }

    @Test func `q never falls below p, keeps its order and stays within one`() throws {
        var generator = SeededGenerator(seed: 1)
        let p = (0..<200).map { _ in generator.nextUniform() }
        let q = try BenjaminiHochberg.qValues(p)
        #expect(zip(p, q).allSatisfy { $0 <= $1 && $1 <= 1 })
        for (i, j) in zip(p.indices, p.indices.dropFirst()) where p[i] < p[j] { #expect(q[i] <= q[j]) }
    }

    @Test(arguments: [-0.1, 1.1, .nan]) func `what is no probability is refused`(_ p: Double) {
        #expect(throws: StatisticsError.self) { try BenjaminiHochberg.qValues([0.5, p]) }
    }
}
