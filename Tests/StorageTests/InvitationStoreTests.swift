import Domain
@testable import Storage
import Testing

private let today = Day(year: 2025, month: 6, day: 15)

/// A firm with six employees in two teams and an open round.
private struct Firm {
    let round: Round.ID
    let teams: [Domain.Unit.ID]
    let people: [Person.ID]

    init(_ plan: (Domain.Unit.ID) -> RoundPlan, in transaction: any Transaction) throws {
        let top = try transaction.units.insert(UnitDraft(key: "firm", name: "Firm", kind: "firm"), below: nil).id
        teams = try ["a", "b"].map {
            try transaction.units.insert(UnitDraft(key: $0, name: $0, kind: "team"), below: top).id
        }
        people = try (0..<6).map { index in
            let draft = try PersonDraft(
                {
                    [
                        "key": "p\(index)", "name": "Person \(index)",
                        "email": index == 5 ? "" : "p\(index)@example.org",
                    ][$0]
                        ?? ""
                }, phone: nil, attributes: ["shift": index.isMultiple(of: 2) ? "day" : "night"])
            return try transaction.people.insert(draft)
        }
        for (index, person) in people.enumerated() {
            try transaction.people.move(person, to: teams[index / 3], from: .sinceEver)
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
        round = try transaction.rounds.open(
            Round(
                survey: survey, version: 1, plan: plan(top), period: .year(2025), link: "shared", openedAt: noon))
    }

    func response(_ id: String, _ points: Double, person: Person.ID? = nil) -> Response {
        Response(
            id: id, unit: teams[0], day: today, language: "en", sheet: AnswerSheet(["voice": .number(points)]),
            person: person)
    }
}

struct InvitationStoreTests {
    @Test(arguments: Engine.all)
    func `an audience leaves out who left, has other attributes, rests, wants no letters or has no address`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                let firm = try Firm({ RoundPlan(unit: $0) }, in: transaction)
                try transaction.people.setUnsubscribed(firm.people[0], true)
                #expect(
                    try transaction.invitations.invite(firm.people[2], of: firm.teams[0], to: firm.round, on: today - 3)
                )
                #expect(
                    try !transaction.invitations.invite(firm.people[2], of: firm.teams[0], to: firm.round, on: today))
                let round = try #require(try transaction.rounds.find(firm.round))
                var plan = round.plan
                plan.sendsMail = true
                plan.audience = Audience(attributes: ["shift": ["day", "late"]], restDays: 7)
                var random = SystemRandomNumberGenerator()
                func select(_ day: Day) throws -> InvitationStore.Selection {
                    try transaction.invitations.selection(plan, of: .employee, on: day, using: &random)
                }
                let selection = try select(today)
                #expect(selection.invited.map(\.person.id) == [firm.people[4]])
                #expect(selection.invited.map(\.unit) == [firm.teams[1]])
                #expect(selection.excluded == [.unsubscribed: 1, .askedLately: 1, .otherAttributes: 3])
                #expect(try select(today + 4).invited.count == 2, "the rest is over")
                plan.audience = Audience(sample: 2)
                #expect(try select(today).invited.count == 2)
                #expect(try select(today).excluded == [.unsubscribed: 1, .noAddress: 1, .notDrawn: 2])
                plan.unit = firm.teams[0]
                plan.audience = Audience()
                #expect(try select(today).invited.count == 2)
                #expect(
                    try transaction.invitations.selection(plan, of: .customer, on: today, using: &random).invited
                        .isEmpty)
            }
        }
    }

    @Test(arguments: Engine.all)
    func `a personal link answers once, on every device, and a sheet sent again is still one`(engine: Engine)
        async throws
    {
        try await engine.withDatabase { database in
            let firm = try await database.write { transaction in
                let firm = try Firm({ RoundPlan(unit: $0, audience: Audience()) }, in: transaction)
                for hash in ["one", "two"] {
                    _ = try transaction.invitations.invite(firm.people[0], of: firm.teams[0], to: firm.round, on: today)
                    try transaction.invitations.addLink(hash, of: firm.people[0], in: firm.round)
                }
                #expect(try transaction.invitations.find(tokenHash: "two")?.person == firm.people[0])
                #expect(try transaction.invitations.find(tokenHash: "three") == nil)
                return firm
            }
            let intake = Intake(database)
            func send(_ id: String) async throws -> Receipt {
                try await intake.take(
                    Submission(round: firm.round, response: firm.response(id, 4), invited: firm.people[0]))
            }
            #expect(try await send("sheet") == .added)
            #expect(try await send("sheet") == .known)
            await #expect(throws: SurveyRefusal.answeredAlready) { _ = try await send("another sheet") }
            try await database.read { transaction in
                #expect(try transaction.rounds.counts(of: firm.round)["voice"] == ["": 1, "4": 1])
                let rates = try transaction.invitations.rates(of: firm.round)
                #expect(
                    rates.mapValues(\.answered) == [firm.teams[0]: 1]
                        && rates.mapValues(\.invited) == [firm.teams[0]: 1])
            }
        }
    }

    @Test(arguments: Engine.all)
    func `many sendings of one link at once leave one response`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let firm = try await database.write { transaction in
                let firm = try Firm({ RoundPlan(unit: $0, audience: Audience()) }, in: transaction)
                _ = try transaction.invitations.invite(firm.people[0], of: firm.teams[0], to: firm.round, on: today)
                return firm
            }
            // Several intakes, as several servers have.
            let intakes = (0..<4).map { _ in Intake(database) }
            let taken = await withTaskGroup(of: Receipt?.self, returning: [Receipt?].self) { group in
                for index in 0..<24 {
                    group.addTask {
                        try? await intakes[index % 4].take(
                            Submission(
                                round: firm.round, response: firm.response("\(index % 3)", 4), invited: firm.people[0]))
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(taken.count { $0 == .added } == 1)
            #expect(taken.count { $0 == .known } == 7, "the same sheet is thanked for each time")
            #expect(try await database.read { try $0.rounds.counts(of: firm.round)["voice"] } == ["": 1, "4": 1])
        }
    }

    @Test(arguments: Engine.all)
    func `where answers may be changed the newer ones take the older ones' place`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                let firm = try Firm(
                    { RoundPlan(unit: $0, protection: .confidential, audience: Audience(), mayChange: true) },
                    in: transaction)
                for person in firm.people.prefix(2) {
                    _ = try transaction.invitations.invite(person, of: firm.teams[0], to: firm.round, on: today)
                }
                for (id, points, person) in [("a", 4.0, 0), ("b", 4.0, 1), ("c", 2.0, 0)] {
                    let submission = try Submission(
                        round: firm.round, response: firm.response(id, points, person: firm.people[person]),
                        invited: firm.people[person], replaces: true)
                    #expect(try transaction.rounds.add([submission])[0].get() == .added)
                }
                #expect(try transaction.rounds.counts(of: firm.round)["voice"] == ["": 2, "4": 1, "2": 1])
                #expect(try transaction.rounds.response(of: firm.people[0], in: firm.round)?.id == "c")
                #expect(try transaction.people.erase(firm.people[0]) == 1)
                #expect(try transaction.people.find(firm.people[0]) == nil)
                #expect(try transaction.rounds.counts(of: firm.round)[""] == ["": 2], "answers stay in the figures")
            }
        }
    }

    @Test(arguments: Engine.all)
    func `the schema refuses a person beside an anonymous response`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let firm = try await database.write { try Firm({ RoundPlan(unit: $0) }, in: $0) }
            await #expect(throws: StatementFault.self) {
                try await database.write {
                    _ = try $0.rounds.add(firm.response("x", 3, person: firm.people[0]), to: firm.round)
                }
            }
            _ = try await database.write { try $0.rounds.add(firm.response("x", 3), to: firm.round) }
            #expect(try await database.write { try $0.rounds.close(firm.round, at: noon) })
            #expect(try await database.read { try $0.rounds.counts(of: firm.round)[""] } == ["": 1])
            var ids: [String] = []
            ids = try await database.read { transaction in
                var ids: [String] = []
                try transaction.rounds.forEachResponse(of: firm.round) { ids.append($0.id) }
                return ids
            }
            #expect(ids == ["x"])
        }
    }

    @Test(arguments: Engine.all)
    func `letters are claimed once each, and never for who has answered or was taken back`(engine: Engine) async throws
    {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                let firm = try Firm({ RoundPlan(unit: $0, audience: Audience()) }, in: transaction)
                for person in firm.people {
                    _ = try transaction.invitations.invite(person, of: firm.teams[0], to: firm.round, on: today)
                }
                func claim(_ letters: Int, on day: Day) throws -> Int {
                    try transaction.invitations.claim(of: firm.round, invitedBy: day, withFewerThan: letters, limit: 4)
                        .count
                }
                #expect([try claim(1, on: today), try claim(1, on: today), try claim(1, on: today)] == [4, 2, 0])
                #expect(try claim(2, on: today - 3) == 0, "its day has not come")
                #expect(try transaction.invitations.markAnswered(firm.people[0], in: firm.round))
                try transaction.invitations.revoke(firm.people[1], in: firm.round)
                #expect([try claim(2, on: today), try claim(2, on: today)] == [4, 0])
                #expect(try !transaction.invitations.markAnswered(firm.people[1], in: firm.round))
            }
        }
    }

    @Test func `a month's last day stays the last day, and a quarter is three months`() {
        let first = Day(year: 2025, month: 1, day: 31)
        let second = Repetition.every(.month).next(after: first, from: first)
        #expect(second == Day(year: 2025, month: 2, day: 28))
        #expect(Repetition.every(.month).next(after: second, from: first) == Day(year: 2025, month: 3, day: 31))
        #expect(Repetition.every(.quarter).next(after: first, from: first) == Day(year: 2025, month: 4, day: 30))
        #expect(Repetition.every(.week).next(after: first, from: first) == first + 7)
        #expect(Repetition.after(days: 30, of: "start").next(after: first, from: first) == first + 1)
    }
}
