import Domain
import Testing

@testable import Storage

struct ReleasedRateTests {
    private static let today = Day(year: 2025, month: 6, day: 15)

    /// A firm whose teams a, b and c have 8, 6 and 3 people, all invited; every other one answers.
    private struct Firm {
        let round: Round.ID
        let teams: [Domain.Unit.ID]
        let people: [Person.ID]

        init(in transaction: any Transaction) throws {
            let top = try transaction.units.insert(UnitDraft(key: "firm", name: "Firm", kind: "firm"), below: nil).id
            let teams = try ["a", "b", "c"].map {
                try transaction.units.insert(UnitDraft(key: $0, name: $0, kind: "team"), below: top).id
            }
            let survey = try transaction.surveys.insert(
                Questionnaire(
                    key: "pulse", title: Translated(["en": "Pulse"]), languages: ["en"], respondents: .employees,
                    sections: [
                        .init(questions: [
                            Question(key: "voice", kind: .agreement(points: 5), text: Translated(["en": "Voice"]))
                        ])
                    ]))
            _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(survey)), at: noon)
            let round = try transaction.rounds.open(
                Round(
                    survey: survey, version: 1,
                    plan: RoundPlan(unit: top, protection: .confidential, audience: Audience()),
                    period: .year(2025), link: "shared", openedAt: noon))
            var people: [Person.ID] = []
            for (team, size) in zip(teams, [8, 6, 3]) {
                for _ in 0..<size {
                    let number = people.count
                    let draft = try PersonDraft(
                        { ["key": "p\(number)", "name": "Person \(number)"][$0] ?? "" }, phone: nil, attributes: [:])
                    let person = try transaction.people.insert(draft)
                    people.append(person)
                    try transaction.people.move(person, to: team, from: .sinceEver)
                    _ = try transaction.invitations.invite(person, of: team, to: round, on: today)
                    guard number.isMultiple(of: 2) else { continue }
                    let response = Response(
                        id: "r\(number)", unit: team, day: today, language: "en",
                        sheet: AnswerSheet(["voice": .number(Double(1 + number % 5))]), person: person)
                    let results = try transaction.rounds.add([
                        try Submission(round: round, response: response, invited: person)
                    ])
                    #expect(try results[0].get() == .added)
                }
            }
            (self.round, self.teams, self.people) = (round, teams, people)
        }

        /// Invited and answered, the firm first.
        func rates(in database: any Database) async throws -> [[Int]]? {
            try await database.read { transaction in
                let round = try #require(try transaction.rounds.find(round))
                let standing = try transaction.units.tree().standing(in: round.period)
                return try transaction.releases.rates(of: round, in: standing)?.map { [$0.invited, $0.answered] }
            }
        }
    }

    @Test(arguments: Engine.all)
    func `who has answered cannot be had from rates that somebody looked at before something moved`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let firm = try await database.write { try Firm(in: $0) }
            // The team of three, and the one that would give it away.
            let told = [[17, 9], [8, 4]]
            #expect(try await firm.rates(in: database) == told)
            #expect(try await database.write { try $0.rounds.close(firm.round, at: noon + 1) })
            try await database.releaseRounds()
            #expect(try await firm.rates(in: database) == told)
            try await database.write { transaction in
                _ = try transaction.people.erase(firm.people[0])
                try transaction.units.move(firm.teams[2], to: firm.teams[0], from: .sinceEver)
            }
            #expect(try await firm.rates(in: database) == told)
            #expect(
                try await database.write {
                    try $0.releases.tighten(firm.round, threshold: 9, commentThreshold: 10)
                })
            #expect(try await firm.rates(in: database) == [[17, 9]])
        }
    }
}
