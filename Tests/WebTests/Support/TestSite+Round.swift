import Domain
import Exchange
import Storage
import Testing

@testable import Web

extension TestSite {
    /// A round of the survey "shop" with so many responses of the ward.
    func openRound(
        _ respondents: Respondent = .customers, responses: Int, mayChange: Bool = false
    ) async throws -> Round.ID {
        try await site.database.write { [cast, clock] transaction in
            func text(_ text: String) -> Translated { Translated(["en": text, "de": text + "!"]) }
            let draft = Questionnaire(
                key: "shop", title: text("Shop"), languages: ["en", "de"], respondents: respondents,
                sections: [
                    .init(questions: [
                        Question(key: "nps", kind: .recommend, text: text("Recommend")),
                        Question(key: "again", kind: .yesNo, text: text("Again")),
                        Question(key: "why", kind: .comment, text: text("Why")),
                    ])
                ])
            let id = try transaction.surveys.insert(draft)
            _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(id)), at: clock.now)
            let round = try transaction.rounds.open(
                Round(
                    survey: id, version: 1, plan: RoundPlan(unit: cast.ward, mayChange: mayChange), period: .year(2025),
                    link: "shop",
                    openedAt: clock.now))
            for index in 0..<responses {
                let sheet = AnswerSheet([
                    "nps": .number(Double(index % 11)), "again": .number(1), "why": .text("=\(index)"),
                ])
                let response = Domain.Response(
                    id: "\(index + 10_000)", unit: cast.ward, day: Day(rawValue: 20_000), language: "en", sheet: sheet)
                _ = try transaction.rounds.add(response, to: round)
            }
            return round
        }
    }
}
