import Statistics
import Testing

@Suite struct MomentsTests {
    static let answers = [3.0, 5, 4, 4, 1, 2, 5, 5, 3, 4]

    @Test func `merging equals pooling`() {
        let parts = Moments(Array(Self.answers.prefix(4))) + Moments(Array(Self.answers.dropFirst(4)))
        #expect(parts == Moments(Self.answers))
        #expect(parts - Moments(Array(Self.answers.prefix(4))) == Moments(Array(Self.answers.dropFirst(4))))
    }

    @Test func `counts by category say the same as the answers`() {
        #expect(Moments(counts: [1: 1, 2: 1, 3: 2, 4: 3, 5: 3]) == Moments(Self.answers))
    }

    @Test func `mean, variance and error are those of the raw answers`() throws {
        let moments = Moments(Self.answers)
        #expect(moments.mean == 3.6)
        #expect(close(try #require(moments.variance), Sample.variance(Self.answers), 1e-14))
        #expect(close(try #require(moments.standardError), (1.8222222222222222 / 10).squareRoot(), 1e-14))
    }

    @Test func `one answer has a mean and no spread, no answer has neither`() {
        #expect(Moments([4]).mean == 4 && Moments([4]).variance == nil)
        #expect(Moments().mean == nil && Moments().variance == nil)
    }

    @Test func `equal answers have a variance of exactly zero`() {
        #expect(Moments([Double](repeating: 0.1, count: 1000)).variance == 0)
        #expect(Sample.variance([Double](repeating: 0.1, count: 1000)) < 1e-33)
    }

    @Test func `a large mean costs raw values no digits of the variance`() {
        let shifted = Self.answers.map { $0 + 1e9 }
        #expect(close(Sample.variance(shifted), Sample.variance(Self.answers), 1e-14))
        #expect(close(Moments(Self.answers.map { $0 + 1000 }).variance ?? 0, Sample.variance(Self.answers), 1e-9))
    }

    @Test func `quantiles lie between the order statistics`() {
        #expect(Sample.median([3, 1, 2]) == 2)
        #expect(Sample.quantile([1, 2, 3, 4], 0.25) == 1.75)
        #expect(Sample.quantile([7], 0.9) == 7)
        #expect(Sample.median([]).isNaN && Sample.median([1, .nan]).isNaN)
    }
}
