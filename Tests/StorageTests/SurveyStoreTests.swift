import Domain
@testable import Storage
import Testing

struct SurveyStoreTests {
    private static func questionnaire(_ kind: Question.Kind = .agreement(points: 5)) -> Questionnaire {
        Questionnaire(
            key: "pulse", title: Translated(["en": "Pulse"]), languages: ["en"], respondents: .customers,
            sections: [
                .init(questions: [
                    Question(key: "voice", kind: kind, text: Translated(["en": "Voice"])),
                    Question(key: "why", kind: .comment, text: Translated(["en": "Why"])),
                ])
            ])
    }

    private static func publish(in transaction: any Transaction) throws -> Survey {
        let id = try transaction.surveys.insert(questionnaire())
        _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(id)), at: noon)
        return try #require(try transaction.surveys.find(id))
    }

    private static func open(
        in transaction: any Transaction, period: Period = .year(2025)
    ) throws -> (round: Round.ID, town: Unit.ID, school: Unit.ID) {
        let survey = try publish(in: transaction)
        let town = try transaction.units.insert(UnitDraft(key: "town", name: "Town", kind: "town"), below: nil).id
        let school = try transaction.units.insert(UnitDraft(key: "s", name: "S", kind: "school"), below: town).id
        let round = try transaction.rounds.open(
            Round(
                survey: survey.id, version: 1, plan: RoundPlan(unit: town, level: "school"), period: period,
                link: "secret", openedAt: noon))
        return (round, town, school)
    }

    private static func response(_ id: String, _ unit: Unit.ID, _ voice: Double?) -> Response {
        var sheet = AnswerSheet(["why": .text("Tab\tand “quotes”")])
        sheet.answers["voice"] = voice.map(Answer.number)
        return Response(id: id, unit: unit, day: Day(year: 2025, month: 3, day: 3), language: "en", sheet: sheet)
    }

    @Test(arguments: Engine.all)
    func `a published version stays as it is, and makes its metrics`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                let survey = try Self.publish(in: transaction)
                #expect(survey.version == 1)
                #expect(try transaction.surveys.publish(survey, at: noon) == 1, "nothing has changed")
                var changed = survey
                changed.draft.title = Translated(["en": "Pulse!"])
                try transaction.surveys.save(changed.draft, of: survey.id, as: DraftStep("changed it", at: noon))
                #expect(try transaction.surveys.publish(changed, at: noon) == 2)
                #expect(
                    try transaction.surveys.questionnaire(of: survey.id, version: 1)?.title.texts == ["en": "Pulse"])
                let metric = try #require(try transaction.metrics.find(key: "pulse-voice"))
                #expect(metric.respondents == [.customers] && metric.scale.high == 5)
            }
        }
    }

    @Test(arguments: Engine.all)
    func `a question that would mix up old and new answers is refused`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let survey = try await database.write { try Self.publish(in: $0) }
            await #expect(throws: SurveyRefusal.incomparable("voice")) {
                try await database.write { transaction in
                    var changed = survey
                    changed.draft = Self.questionnaire(.recommend)
                    _ = try transaction.surveys.publish(changed, at: noon)
                }
            }
            await #expect(throws: SurveyRefusal.keyTaken("pulse")) {
                try await database.write { _ = try $0.surveys.insert(Self.questionnaire()) }
            }
        }
    }

    @Test(arguments: Engine.all)
    func `the same sheet twice is one response, and closing adds them up once`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let (round, town, school) = try await database.write { try Self.open(in: $0) }
            let taken = try await database.write { transaction in
                try [("a", 4), ("b", 2), ("a", 1), ("c", nil)].map { id, voice in
                    try transaction.rounds.add(Self.response(id, school, voice), to: round)
                }
            }
            #expect(taken == [.added, .added, .known, .added])
            let counts = try await database.read { try $0.rounds.counts(of: round) }
            #expect(counts == ["": ["": 3], "voice": ["": 2, "4": 1, "2": 1], "why": ["": 3]])
            let closed = try await database.write { transaction in
                [try transaction.rounds.close(round, at: noon + 1), try transaction.rounds.close(round, at: noon + 2)]
            }
            #expect(closed == [true, false])
            let figures = try await database.read { transaction in
                let metric = try #require(try transaction.metrics.find(key: "pulse-voice"))
                return try transaction.observations.figures(of: metric.id, in: .year(2025))
            }
            #expect(figures[school] == Observation(n: 2, sum: 6, sumOfSquares: 20))
            #expect(figures[town] == Observation(n: 2, sum: 6, sumOfSquares: 20))
            await #expect(throws: SurveyRefusal.roundClosed) {
                try await database.write { _ = try $0.rounds.add(Self.response("d", school, 3), to: round) }
            }
            var sheets: [AnswerSheet] = []
            sheets = try await database.read { transaction in
                var found: [AnswerSheet] = []
                try transaction.rounds.forEachResponse(of: round) { found.append($0.sheet) }
                return found
            }
            #expect(sheets[0].answers == ["voice": .number(4), "why": .text("Tab\tand “quotes”")])
        }
    }

    @Test(arguments: Engine.all)
    func `a survey has one round in a period`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let (round, town, _) = try await database.write { try Self.open(in: $0) }
            let survey = try #require(try await database.read { try $0.rounds.find(round) }).survey
            await #expect(throws: SurveyRefusal.periodTaken(.year(2025))) {
                try await database.write { transaction in
                    _ = try transaction.rounds.open(
                        Round(
                            survey: survey, version: 1, plan: RoundPlan(unit: town), period: .year(2025),
                            link: "other", openedAt: noon))
                }
            }
            #expect(try await database.read { try $0.rounds.find(link: "secret") }?.id == round)
        }
    }

    @Test(arguments: Engine.all)
    func `responses that come at once are all counted`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let (round, _, school) = try await database.write { try Self.open(in: $0) }
            try await withThrowingTaskGroup { group in
                for index in 0..<40 {
                    group.addTask {
                        _ = try await database.write {
                            try $0.rounds.add(Self.response("\(index % 20)", school, 3), to: round)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.rounds.counts(of: round) }["voice"] == ["": 20, "3": 20])
        }
    }
}
