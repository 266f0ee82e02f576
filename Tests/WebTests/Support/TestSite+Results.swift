import Domain
import Storage
import Testing

@testable import Web

/// What somebody answers in a test, and for which unit.
struct TestAnswer: Sendable {
    var answers: [String: Domain.Answer]
    var unit: Domain.Unit.ID?
    var person: Person.ID?
    var segments: [String: String] = [:]

    init(
        _ answers: [String: Domain.Answer], unit: Domain.Unit.ID? = nil, person: Person.ID? = nil,
        segments: [String: String] = [:]
    ) {
        (self.answers, self.unit, self.person, self.segments) = (answers, unit, person, segments)
    }

    /// So many answers of points by turns, with a comment for each.
    static func points(_ points: [Double], times: Int, unit: Domain.Unit.ID? = nil) -> [TestAnswer] {
        (0..<times * points.count).map {
            TestAnswer(["voice": .number(points[$0 % points.count]), "why": .text("Word \($0)")], unit: unit)
        }
    }
}

extension TestSite {
    /// A published survey with points, a recommendation, yes or no, and two questions for words.
    func survey(_ key: String, _ respondents: Respondent) async throws -> Survey.ID {
        func text(_ text: String) -> Translated { Translated(["en": text]) }
        let draft = Questionnaire(
            key: key, title: text("Ask <\(key)>"), languages: ["en"], respondents: respondents,
            sections: [
                .init(questions: [
                    Question(key: "voice", kind: .agreement(points: 5), text: text("Heard <b>")),
                    Question(key: "nps", kind: .recommend, text: text("Recommend")),
                    Question(key: "again", kind: .yesNo, text: text("Again")),
                    Question(key: "why", kind: .comment, text: text("Why")),
                    Question(key: "name", kind: .line, text: text("Who")),
                ])
            ])
        return try await site.database.write { [clock] transaction in
            let id = try transaction.surveys.insert(draft)
            _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(id)), at: clock.now)
            return id
        }
    }

    /// A round of a survey for a year, opened in its order, with its responses.
    func round(
        of survey: Survey.ID, _ year: Int, _ answers: [TestAnswer] = [], isOver: Bool = true,
        protection: Protection = .anonymous, segments: [String] = []
    ) async throws -> Round.ID {
        let (cast, clock) = (cast, clock)
        let round = try await site.database.write { transaction in
            let plan = RoundPlan(
                unit: cast.north, protection: protection, audience: Domain.Audience(), segments: segments)
            let id = try transaction.rounds.open(
                Round(
                    survey: survey, version: 1, plan: plan, period: .year(year), link: "\(survey)-\(year)",
                    openedAt: clock.now - 10_000 + Int64(year)))
            let batch = try answers.enumerated().map { index, answer in
                try Submission(
                    round: id,
                    response: Domain.Response(
                        id: "r\(index)", unit: answer.unit ?? cast.ward, day: Day(rawValue: 20_000), language: "en",
                        sheet: AnswerSheet(answer.answers), person: answer.person, segments: answer.segments))
            }
            for result in try transaction.rounds.add(batch) { #expect(try result.get() == .added) }
            if isOver { #expect(try transaction.rounds.close(id, at: clock.now + Int64(year))) }
            return id
        }
        try await site.database.releaseRounds()
        return round
    }
}
