import Domain
import Testing

@testable import Web

struct MirrorQuestionTests {
    static let full = MirrorQuestion(
        Form([
            "unit": ["3"], "level": ["school"], "period": ["2023-Q1"], "metric": ["5", "8"], "sort": ["8"],
            "order": ["desc"], "q": ["high"], "page": ["4"], "heat": ["off"],
        ]))

    @Test func `an address keeps everything that was chosen`() {
        let pairs = Self.full.query()
        let form = Form(Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1) })
        #expect(MirrorQuestion(form) == Self.full)
    }

    @Test func `what cannot be read counts as not asked`() {
        let odd = MirrorQuestion(
            Form(["unit": ["x"], "period": ["soon"], "metric": ["-1", "a"], "page": ["-9"], "sort": ["<"]]))
        #expect(odd == MirrorQuestion(Form()))
    }

    @Test func `a column sorts highest first and the other way round when it is chosen again`() {
        let column = MirrorQuestion.Order.metric(.init(2))
        let once = Self.full.sorted(by: column)
        #expect(once.descending && once.page == 1)
        #expect(!once.sorted(by: column).descending)
        #expect(!once.sorted(by: .name).descending)
    }

    @Test func `looking below another unit starts at its nearest level`() {
        let below = Self.full.below(.init(9))
        #expect(below.below == .init(9) && below.kind == nil && below.page == 1)
    }
}
