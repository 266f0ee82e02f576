import Statistics
import Testing

@Suite struct TopListOverlapTests {
    static let inside = [9.0, 8, 7, 6, 5, 4, 3, 2]
    static let outside = [9.0, 1, 8, 7, 2, 3, 4, 5]

    @Test func `the overlap stands beside what chance would give`() throws {
        let lists = try TopListOverlap(Self.inside, Self.outside, length: .share(0.375))
        #expect(lists.first == [0, 1, 2] && lists.second == [0, 2, 3] && lists.both == [0, 2])
        #expect(lists.overlap == 2 && lists.expected == 9.0 / 8)
        // (C(3,2)·C(5,1) + 1) / C(8,3)
        #expect(close(lists.p, 16.0 / 56, 1e-14))
    }

    @Test func `a count says the same as its share`() throws {
        #expect(
            try TopListOverlap(Self.inside, Self.outside, length: .count(2))
                == TopListOverlap(Self.inside, Self.outside, length: .share(0.25)))
        #expect(try TopListOverlap(Self.inside, Self.outside, length: .share(0.01)).wanted == 1)
    }

    @Test func `units tied at the cut are all in, whatever the order of rows`() throws {
        let tied = [5.0, 5, 5, 1, 1, 1]
        let other = [1.0, 2, 3, 4, 5, 6]
        let lists = try TopListOverlap(tied, other, length: .count(2))
        let turned = try TopListOverlap(tied.reversed(), other.reversed(), length: .count(2))
        #expect(lists.first.count == 3 && lists.second.count == 2 && lists.wanted == 2)
        #expect(lists.overlap == turned.overlap && lists.p == turned.p && lists.expected == 1)
    }

    @Test func `where all are tied nothing is unlikely`() throws {
        let lists = try TopListOverlap([1, 1, 1, 1], [1, 2, 3, 4], length: .share(0.25))
        #expect(lists.first.count == 4 && lists.overlap == 1 && lists.p == 1)
    }

    @Test func `low can be best`() throws {
        let lists = try TopListOverlap(Self.inside, Self.outside, length: .count(1), lowIsBest: (true, false))
        #expect(lists.first == [7] && lists.second == [0] && lists.overlap == 0 && lists.p == 1)
    }

    @Test func `lists of impossible length are refused`() {
        for length in [TopListOverlap.Length.share(0), .share(1.2), .share(.nan), .count(0), .count(9)] {
            #expect(throws: StatisticsError.self) { try TopListOverlap(Self.inside, Self.outside, length: length) }
        }
        #expect(throws: StatisticsError.notFinite("the second column")) {
            try TopListOverlap([1, 2], [1, .nan], length: .count(1))
        }
    }
}
