import Domain
import Foundation
import Testing

/// How careful a round may be asked to be, and that it cannot be asked to be less.
struct ReleasePolicyTests {
    @Test func `answers are never pinned more closely than a band's width, nor to a point`() {
        #expect(ReleasePolicy(pinWidth: 0) == nil)
        #expect(ReleasePolicy(width: 0.25, pinWidth: 0.3) == nil)
        #expect(ReleasePolicy(width: 0.1, pinWidth: 0.1) != nil)
        #expect(ReleasePolicy.standard.pinWidth == 0.125)
    }

    @Test func `a policy that was kept before it said how closely answers may be pinned is read`() throws {
        let old = #"{"threshold":6,"commentThreshold":12,"width":0.25,"turnoverThreshold":10}"#
        let policy = try JSONDecoder().decode(ReleasePolicy.self, from: Data(old.utf8))
        #expect(policy == ReleasePolicy(threshold: 6, commentThreshold: 12))
        #expect(try JSONDecoder().decode(ReleasePolicy.self, from: JSONEncoder().encode(policy)) == policy)
    }

    @Test func `a kept policy that is weaker than the guarantee is refused`() {
        let weak = #"{"threshold":4,"commentThreshold":12,"width":0.25,"turnoverThreshold":10}"#
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(ReleasePolicy.self, from: Data(weak.utf8)) }
    }

    @Test func `thresholds rise and never fall`() throws {
        let strict = try #require(ReleasePolicy.standard.stricter(threshold: 12, commentThreshold: 15))
        #expect(strict.threshold == 12 && strict.commentThreshold == 15 && strict.turnoverThreshold == 12)
        #expect(ReleasePolicy.standard.stricter(threshold: 4, commentThreshold: 10) == nil)
        #expect(ReleasePolicy.standard.stricter(threshold: 5, commentThreshold: 9) == nil)
        #expect(strict.stricter(threshold: 11, commentThreshold: 15) == nil)
        #expect(strict.stricter(threshold: 12, commentThreshold: 15) == strict)
    }
}
