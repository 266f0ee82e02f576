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
            #expect(try transaction.rounds.claimInviting(round, at: noon))
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
            try transaction.rounds.keepInvited(of: round)
            (self.round, self.teams, self.people) = (round, teams, people)
        }

        /// Invited and answered, the firm first.
        func rates(in database: any Database) async throws -> [[Int]]? {
            try await database.read { transaction in
                let round = try #require(try transaction.rounds.find(round))
                let standing = try transaction.units.tree().standing(in: round.period)
                return try transaction.releases.rates(
                    of: round, from: .employees, in: standing, first: 10)?.map {
                        [$0.invited, $0.answered]
                    }
            }
        }
    }

    /// What can happen to people and units after somebody looked.
    private enum Event: CaseIterable {
        case unitMoved, personErased, invitationTakenBack, teamFounded

        func happen(to firm: Firm, in transaction: any Transaction) throws {
            switch self {
            case .unitMoved: try transaction.units.move(firm.teams[2], to: firm.teams[0], from: .sinceEver)
            case .personErased: _ = try transaction.people.erase(firm.people[0])
            case .invitationTakenBack: try transaction.invitations.revoke(firm.people[1], in: firm.round)
            case .teamFounded:
                let team = try UnitDraft(key: "new", name: "New", kind: "team")
                let founded = try transaction.units.insert(team, below: firm.teams[1]).id
                try transaction.people.move(firm.people[9], to: founded, from: .sinceEver)
            }
        }
    }

    /// All but the team of three, and the one that would give it away.
    private static let told = [[17, 9], [8, 4]]

    @Test(arguments: Engine.all, Event.allCases)
    private func `rates stay the same, whatever happens to people and units while the round is open or after`(
        engine: Engine, event: Event
    ) async throws {
        for happensWhileOpen in [true, false] {
            try await engine.withDatabase { database in
                let firm = try await database.write { try Firm(in: $0) }
                #expect(try await firm.rates(in: database) == Self.told)
                if happensWhileOpen { try await database.write { try event.happen(to: firm, in: $0) } }
                #expect(try await firm.rates(in: database) == Self.told)
                #expect(try await database.write { try $0.rounds.close(firm.round, at: noon + 1) })
                try await database.releaseRounds()
                #expect(try await firm.rates(in: database) == Self.told)
                if !happensWhileOpen { try await database.write { try event.happen(to: firm, in: $0) } }
                #expect(try await firm.rates(in: database) == Self.told)
                let proof = try await database.releaseProof(of: firm.round)
                #expect(try #require(proof).isSound)
            }
        }
    }

    @Test(arguments: Engine.all)
    func `where more are invited meanwhile nobody learns of those who were there before`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let firm = try await database.write { try Firm(in: $0) }
            #expect(try await firm.rates(in: database) == Self.told)
            // Two more make the team of three one of five, and nobody of the two has answered yet.
            try await database.write { transaction in
                for key in ["new-1", "new-2"] {
                    let draft = try PersonDraft(
                        { ["key": key, "name": "New"][$0] ?? "" }, phone: nil, attributes: [:])
                    let person = try transaction.people.insert(draft)
                    try transaction.people.move(person, to: firm.teams[2], from: .sinceEver)
                    _ = try transaction.invitations.invite(
                        person, of: firm.teams[2], to: firm.round, on: Self.today)
                }
            }
            #expect(try await firm.rates(in: database) == [[19, 9]])
            #expect(try await database.write { try $0.rounds.close(firm.round, at: noon + 1) })
            try await database.releaseRounds()
            #expect(try await firm.rates(in: database) == [[19, 9], [8, 4], [6, 3], [5, 2]])
        }
    }

    @Test(arguments: Engine.all)
    func `a round that asks for more people tells fewer rates`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let firm = try await database.write { try Firm(in: $0) }
            #expect(try await database.write { try $0.rounds.close(firm.round, at: noon + 1) })
            try await database.releaseRounds()
            #expect(
                try await database.write {
                    try $0.releases.tighten(firm.round, threshold: 9, commentThreshold: 10)
                })
            #expect(try await firm.rates(in: database) == [[17, 9]])
        }
    }
}
