import Domain
import Foundation
import Testing

struct QuestionFigureTests {
    @Test func `points come to a mean, recommendations to a net promoter score, yes to a share`() throws {
        let mean = try #require(QuestionFigure(.agreement(points: 5), ["": 4, "5": 2, "2": 2]))
        #expect(mean.text == "mean 3.50" && mean.intervalText == "[1.00, 5.00]")
        let score = try #require(QuestionFigure(.recommend, ["": 10, "10": 4, "9": 1, "7": 3, "6": 1, "0": 1]))
        #expect(score.text == "NPS +30" && score.n == 10)
        let share = try #require(QuestionFigure(.yesNo, ["": 15, "1": 15]))
        #expect(share.text == "100.0\u{202F}% yes" && share.intervalText == "[79.6, 100.0]")
        #expect(QuestionFigure(.recommend, ["": 3, "9": 3])?.intervalText == nil)
    }

    @Test func `numbers that are not all counted by their value, and words, come to nothing`() {
        #expect(QuestionFigure(.number(low: 0, high: 100), ["": 3, "5": 2]) == nil)
        #expect(QuestionFigure(.number(low: 0, high: 100), ["": 2, "5": 1, "7": 1])?.text == "mean 6.00")
        #expect(QuestionFigure(.comment, ["": 3]) == nil)
        #expect(QuestionFigure(.recommend, [:]) == nil)
    }

    @Test func `two parts together come to what all came to`() throws {
        let all = try #require(QuestionFigure(.recommend, ["": 7, "10": 3, "8": 2, "1": 2]))
        let parts = [["": 4, "10": 3, "1": 1], ["": 3, "8": 2, "1": 1]].compactMap { QuestionFigure(.recommend, $0) }
        #expect(parts[0] + parts[1] == all)
    }

    @Test func `a change is told when its interval leaves out zero`() throws {
        func yes(_ count: Int, of n: Int) throws -> QuestionFigure {
            try #require(QuestionFigure(.yesNo, ["": n, "1": count, "0": n - count]))
        }
        // Newcombe's own example: 56/70 against 48/80 differs by .0524 to .3339.
        let change = try #require(try yes(56, of: 70).change(from: yes(48, of: 80)))
        #expect(abs(change - 0.2) < 1e-12)
        #expect(try yes(56, of: 70).text(ofChange: change) == "up 20.0 points")
        #expect(try yes(5, of: 56).change(from: yes(0, of: 29)) == nil)
        #expect(try yes(48, of: 80).change(from: yes(56, of: 70)).map { $0 < 0 } == true)
        let before = try #require(QuestionFigure(.agreement(points: 5), ["": 100, "3": 50, "4": 50]))
        let after = try #require(QuestionFigure(.agreement(points: 5), ["": 100, "4": 50, "5": 50]))
        #expect(after.change(from: before).map { after.text(ofChange: $0) } == "up 1.00")
        #expect(after.change(from: after) == nil)
    }

    @Test
    func `employees' comments are shown when the round is over, from ten respondents on or as many as it asks for`() {
        var round = Round(
            survey: Survey.ID(1), version: 1, plan: RoundPlan(unit: Unit.ID(1)), period: .year(2025), link: "",
            openedAt: 0)
        #expect(round.releaseComments(ofResponses: 20, from: .employees) == .nothing)
        round.closedAt = 1
        #expect(round.releaseComments(ofResponses: 9, from: .employees) == .heldBack(.tooFew))
        #expect(round.releaseComments(ofResponses: 10, from: .employees) == .shown(true))
        #expect(round.releaseComments(ofResponses: 1, from: .customers) == .shown(true))
        round.plan.policy = ReleasePolicy(commentThreshold: 15)!
        #expect(round.releaseComments(ofResponses: 14, from: .employees) == .heldBack(.tooFew))
    }

    @Test func `a plan that was kept before there were segments is read, and one with segments comes back`() throws {
        let plan = RoundPlan(unit: Unit.ID(1), segments: ["tenure"])
        let text = String(decoding: try JSONEncoder().encode(plan), as: UTF8.self)
        #expect(text.contains("\"segments\":[\"tenure\"]"))
        #expect(try JSONDecoder().decode(RoundPlan.self, from: Data(text.utf8)) == plan)
        let old = text.replacing(",\"segments\":[\"tenure\"]", with: "").replacing(
            "\"segments\":[\"tenure\"],", with: "")
        #expect(!old.contains("segments"))
        #expect(try JSONDecoder().decode(RoundPlan.self, from: Data(old.utf8)) == RoundPlan(unit: Unit.ID(1)))
    }

    @Test func `a tag is one short line`() {
        #expect(Comment.tag("  long \n wait ") == "long wait")
        #expect(Comment.tag(" ") == nil && Comment.tag(String(repeating: "x", count: 61)) == nil)
        #expect(Comment.tag("a\u{1}b") == nil)
    }
}
