import Domain
@testable import Storage
import Synchronization
import Testing

/// Responses that come at once and share their transactions.
struct IntakeTests {
    /// A round among two schools of a town, on a database that another server has open too.
    private struct Place {
        let databases: [any Database]
        let intakes: [Intake]
        let round: Round.ID
        let schools: [Unit.ID]

        func submission(_ number: Int, to round: Round.ID? = nil, unit: Unit.ID? = nil) throws -> Submission {
            let sheet = AnswerSheet(["voice": .number(Double(number % 5 + 1)), "why": .text("Because \(number)")])
            let response = Response(
                id: "sheet \(number)", unit: unit ?? schools[number % 2], day: Day(year: 2025, month: 3, day: 3),
                language: "en", sheet: sheet)
            return try Submission(round: round ?? self.round, response: response)
        }

        /// What becomes of submissions that come at once, by turns to each of the servers.
        func take(_ submissions: [Submission]) async -> [Result<Receipt, any Error>] {
            await withTaskGroup(of: (Int, Result<Receipt, any Error>).self) { group in
                for (place, submission) in submissions.enumerated() {
                    group.addTask {
                        do {
                            return (place, .success(try await intakes[place % intakes.count].take(submission)))
                        } catch { return (place, .failure(error)) }
                    }
                }
                var results = [Result<Receipt, any Error>?](repeating: nil, count: submissions.count)
                for await (place, result) in group { results[place] = result }
                return results.map { $0! }
            }
        }

        func kept() async throws -> [Response] {
            try await databases[0].read { transaction in
                var kept: [Response] = []
                try transaction.rounds.forEachResponse(of: round) { kept.append($0) }
                return kept
            }
        }

        func expectCountsToEqual(_ kept: [Response]) async throws {
            #expect(!kept.isEmpty)
            var expected = ["": ["": kept.count], "voice": ["": kept.count], "why": ["": kept.count]]
            for response in kept {
                guard case .number(let points)? = response.sheet.answers["voice"] else { continue }
                expected["voice"]?["\(Int(points))", default: 0] += 1
            }
            #expect(try await databases[0].read { try $0.rounds.counts(of: round) } == expected)
        }

        func figure() async throws -> Observation? {
            try await databases[0].read { transaction in
                let metric = try #require(try transaction.metrics.find(key: "pulse-voice"))
                let figures = try transaction.observations.figures(of: metric.id, in: .year(2025))
                let town = try #require(try transaction.units.tree().units.values.first { $0.key == "town" })
                return figures[town.id]
            }
        }
    }

    private func withPlace(on engine: Engine, _ test: (Place) async throws -> Void) async throws {
        try await engine.withPlace { place in
            let databases = [try await place.open(), try await place.open()]
            try await databases[0].migrate(Migration.all, at: noon)
            let (round, schools) = try await databases[0].write { try Self.open(in: $0) }
            try await test(
                Place(databases: databases, intakes: databases.map(Intake.init), round: round, schools: schools))
            for database in databases { try await database.close() }
        }
    }

    private static func open(in transaction: any Transaction) throws -> (Round.ID, [Unit.ID]) {
        func text(_ text: String) -> Translated { Translated(["en": text]) }
        let survey = try transaction.surveys.insert(
            Questionnaire(
                key: "pulse", title: text("Pulse"), languages: ["en"], respondents: .customers,
                sections: [
                    .init(questions: [
                        Question(key: "voice", kind: .agreement(points: 5), text: text("Voice")),
                        Question(key: "why", kind: .comment, text: text("Why")),
                    ])
                ]))
        _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(survey)), at: noon)
        let town = try transaction.units.insert(UnitDraft(key: "town", name: "Town", kind: "town"), below: nil).id
        let schools = try ["n", "s"].map {
            try transaction.units.insert(UnitDraft(key: $0, name: $0, kind: "school"), below: town).id
        }
        let round = try transaction.rounds.open(
            Round(
                survey: survey, version: 1, plan: RoundPlan(unit: town, level: "school"), period: .year(2025),
                link: "secret",
                openedAt: noon))
        return (round, schools)
    }

    @Test(arguments: Engine.all)
    func `every response that comes at once is kept and counted once, however often it is sent`(engine: Engine)
        async throws
    {
        try await withPlace(on: engine) { place async throws in
            let results = await place.take(try (0..<200).map { try place.submission($0 % 120) })
            let receipts = try results.map { try $0.get() }
            #expect(receipts.count { $0 == .added } == 120 && receipts.count { $0 == .known } == 80)
            let kept = try await place.kept()
            #expect(kept.count == 120)
            #expect(kept.allSatisfy { $0.sheet.answers.count == 2 })
            try await place.expectCountsToEqual(kept)
        }
    }

    @Test(arguments: Engine.all)
    func `a round closed while responses pour in has in its figures exactly those that were acknowledged`(
        engine: Engine
    ) async throws {
        try await withPlace(on: engine) { place async throws in
            let first = await place.take(try (0..<50).map { try place.submission($0) })
            let submissions = try (50..<400).map { try place.submission($0) }
            async let later = place.take(submissions)
            async let isClosed = place.databases[1].write { try $0.rounds.close(place.round, at: noon + 1) }
            let (results, closed) = (await first + later, try await isClosed)
            #expect(closed)
            let refusals = results.compactMap { result in
                if case .failure(let error) = result { error as? SurveyRefusal } else { nil }
            }
            let added = results.count { if case .success(.added) = $0 { true } else { false } }
            #expect(refusals.allSatisfy { $0 == .roundClosed } && added + refusals.count == 400)
            let kept = try await place.kept()
            #expect(kept.count == added)
            try await place.expectCountsToEqual(kept)
            #expect(try await place.figure()?.n == added)
        }
    }

    @Test(arguments: Engine.all)
    func `who wants to close a round gets her turn, however many keep answering`(engine: Engine) async throws {
        try await withPlace(on: engine) { place async throws in
            let answering = (0..<8).map { person in
                Task {
                    for number in 0... {
                        let intake = place.intakes[person % 2]
                        do { _ = try await intake.take(try place.submission(person + 8 * number)) } catch { return }
                    }
                }
            }
            while try await place.kept().isEmpty { await Task.yield() }
            let tries = Mutex(0)
            let isClosed = try await place.databases[0].write { transaction in
                tries.withLock { $0 += 1 }
                return try transaction.rounds.close(place.round, at: noon + 1)
            }
            #expect(isClosed && tries.withLock { $0 } == 1)
            for task in answering { await task.value }
            #expect(try await place.figure()?.n == place.kept().count)
        }
    }

    @Test(arguments: Engine.all)
    func `a closing that first looked at something else misses no response either`(engine: Engine) async throws {
        try await withPlace(on: engine) { place async throws in
            let submissions = try (0..<200).map { try place.submission($0) }
            let first = await place.take([try place.submission(1_000)])
            async let later = place.take(submissions)
            async let isClosed = place.databases[1].write { transaction in
                _ = try transaction.rounds.find(place.round)
                return try transaction.rounds.close(place.round, at: noon + 1)
            }
            let added = await (first + later).count { (try? $0.get()) == .added }
            #expect(try await isClosed)
            #expect(try await place.figure()?.n == added)
        }
    }

    @Test(arguments: Engine.all)
    func `what cannot be kept, or comes too late, takes nothing else with it`(engine: Engine) async throws {
        try await withPlace(on: engine) { place async throws in
            let over = try await place.databases[0].write { transaction in
                let known = try #require(try transaction.rounds.find(place.round))
                let id = try transaction.rounds.open(
                    Round(
                        survey: known.survey, version: 1, plan: RoundPlan(unit: known.unit), period: .year(2024),
                        link: "over", openedAt: noon))
                _ = try transaction.rounds.close(id, at: noon)
                return id
            }
            var submissions = try (0..<60).map { try place.submission($0) }
            submissions.insert(try place.submission(1_000, unit: Unit.ID(99_999)), at: 20)
            submissions.insert(try place.submission(1_001, to: over), at: 40)
            let results = await place.take(submissions)
            #expect(throws: StatementFault.self) { try results[20].get() }
            #expect(throws: SurveyRefusal.roundClosed) { try results[40].get() }
            #expect(results.count { (try? $0.get()) == .added } == 60)
            let kept = try await place.kept()
            #expect(kept.count == 60)
            try await place.expectCountsToEqual(kept)
        }
    }

    @Test(.enabled(if: testServer != nil, "INSIDEOUT_TEST_POSTGRES is not set"))
    func `a connection that is cut while saving costs nobody her response, and doubles none`() async throws {
        try await withPlace(on: .postgres) { place async throws in
            let database = place.databases[0]
            try await database.run("CREATE SEQUENCE cuts")
            try await database.run(
                """
                CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF nextval('cuts') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL;
                END $$
                """)
            try await database.run(
                """
                CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON response DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION cut()
                """)
            let results = await place.take(try (0..<30).map { try place.submission($0) })
            #expect(results.count { (try? $0.get()) == .added } == 30)
            let kept = try await place.kept()
            #expect(kept.count == 30)
            try await place.expectCountsToEqual(kept)
        }
    }

    @Test(arguments: Engine.all)
    func `who hangs up undoes nothing`(engine: Engine) async throws {
        try await withPlace(on: engine) { place async throws in
            let task = Task { try await place.intakes[0].take(try place.submission(1)) }
            task.cancel()
            #expect(try await task.value == .added)
            #expect(try await place.kept().count == 1)
        }
    }
}
