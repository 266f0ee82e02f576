import Domain
import Testing

@testable import Storage

/// A firm with two departments of two teams each, asked confidentially, by tenure.
private struct Firm {
    let survey: Survey.ID
    let top: Domain.Unit.ID
    /// By key: a, b (departments), a1, a2, b1, b2 (teams).
    let units: [String: Domain.Unit.ID]

    init(in transaction: any Transaction) throws {
        func text(_ text: String) -> Translated { Translated(["en": text]) }
        var units: [String: Domain.Unit.ID] = [:]
        top = try transaction.units.insert(UnitDraft(key: "firm", name: "Firm", kind: "firm"), below: nil).id
        for (key, above) in [("a", ""), ("b", ""), ("a1", "a"), ("a2", "a"), ("b1", "b"), ("b2", "b")] {
            let kind = above.isEmpty ? "department" : "team"
            units[key] =
                try transaction.units.insert(
                    UnitDraft(key: key, name: key, kind: kind), below: above.isEmpty ? top : units[above]
                ).id
        }
        self.units = units
        let voice = Question(key: "voice", kind: .agreement(points: 5), text: text("Heard"))
        let quiet = Question(key: "quiet", kind: .agreement(points: 5), text: text("Ignored"), isReversed: true)
        survey = try transaction.surveys.insert(
            Questionnaire(
                key: "pulse", title: text("Pulse"), languages: ["en"], respondents: .employees,
                sections: [
                    .init(questions: [
                        voice, quiet, Question(key: "nps", kind: .recommend, text: text("Recommend")),
                        Question(
                            key: "seat",
                            kind: .choice([.init(key: "in", text: text("In")), .init(key: "out", text: text("Out"))]),
                            text: text("Seat")),
                        Question(
                            key: "more", kind: .agreement(points: 5), text: text("More"),
                            condition: Condition(question: "seat", test: .isOneOf(["in"]))),
                        Question(key: "trust-1", kind: .agreement(points: 5), text: text("T1"), scale: "trust"),
                        Question(key: "trust-2", kind: .agreement(points: 5), text: text("T2"), scale: "trust"),
                    ])
                ]))
        _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(survey)), at: noon)
    }

    /// Opens a round, answers it and ends it; its release is still to be made.
    func ask(
        _ year: Int, _ answers: [Answers], policy: ReleasePolicy = .standard, segments: [String] = [],
        _ protection: Protection = .confidential, in transaction: any Transaction
    ) throws -> Round.ID {
        let plan = RoundPlan(unit: top, protection: protection, segments: segments, policy: policy)
        let round = try transaction.rounds.open(
            Round(survey: survey, version: 1, plan: plan, period: .year(year), link: "\(year)", openedAt: noon))
        let batch = try answers.enumerated().map { place, given in
            try Submission(
                round: round,
                response: Response(
                    id: "\(year)-\(place)", unit: try #require(units[given.unit]),
                    day: Day(year: 2025, month: 6, day: 15),
                    language: "en", sheet: AnswerSheet(given.answers),
                    segments: segments.isEmpty ? [:] : ["tenure": given.tenure]))
        }
        for result in try transaction.rounds.add(batch) { #expect(try result.get() == .added) }
        #expect(try transaction.rounds.close(round, at: noon + Int64(year)))
        return round
    }
}

private struct Answers {
    var unit: String
    var tenure = "long"
    var answers: [String: Answer]

    /// So many of a unit, whose points go round 1 to 5.
    static func varied(_ unit: String, _ count: Int, tenure: String = "long") -> [Answers] {
        (0..<count).map { place in
            let points = Answer.number(Double(1 + place % 5))
            return Answers(
                unit: unit, tenure: tenure,
                answers: [
                    "voice": points, "quiet": points, "nps": .number(Double(place * 2 % 11)),
                    "seat": .options([place % 2 == 0 ? "in" : "out"]), "trust-1": points,
                    "trust-2": .number(Double(1 + place * 2 % 5)),
                ])
        }
    }
}

struct ReleaseStoreTests {
    private func withFirm(
        on engine: Engine, _ test: @escaping @Sendable (Firm, any Database) async throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            try await test(try await database.write { try Firm(in: $0) }, database)
        }
    }

    private func shown(
        _ round: Round.ID, _ unit: Domain.Unit.ID?, _ name: ReleasedFigure.Name, in database: any Database
    ) async throws -> Released<ReleasedFigure.Content> {
        let unit = try #require(unit)
        return try await database.read { try $0.releases.shown(of: round, in: ReleaseCell(unit: unit), [name])[name] }
    }

    private let usual = [("a1", 12), ("a2", 7), ("b1", 9), ("b2", 3)].flatMap { Answers.varied($0.0, $0.1) }

    @Test(arguments: Engine.all)
    func `a round that is over shows what its plan shows, and nothing before it is made`(engine: Engine) async throws {
        try await withFirm(on: engine) { firm, database in
            let round = try await database.write { try firm.ask(2024, usual, in: $0) }
            #expect(try await !database.read { try $0.releases.has(round) })
            try await database.releaseRounds()
            try await database.releaseRounds()
            let all = try #require(try await shown(round, firm.top, .question("voice"), in: database).value)
            #expect(all.n == 31 && all.counts?[""] == 31 && all.scores?.n == 31)
            #expect(all.counts?.filter { !$0.key.isEmpty }.values.reduce(0, +) == 31)
            let team = try #require(try await shown(round, firm.units["a1"], .question("quiet"), in: database).value)
            let given = (0..<12).map { Double(1 + $0 % 5) }
            #expect(team.scores?.sum == given.reduce(0) { $0 + 6 - $1 }, "reversed, as the metric has it")
            #expect(team.counts?["1"] == 3, "as it was answered")
            let (small, sibling) = (
                try await shown(round, firm.units["b2"], .question("voice"), in: database),
                try await shown(round, firm.units["b1"], .question("voice"), in: database)
            )
            #expect(small == .heldBack(.tooFew) && sibling == .heldBack(.givesAwayOthers))
            let scale = try #require(try await shown(round, firm.units["a1"], .scale("trust"), in: database).value)
            let other = (0..<12).map { Double(1 + $0 * 2 % 5) }
            #expect(scale.scores?.sum == (given + other).reduce(0, +) / 2 && scale.counts == nil)
        }
    }

    @Test(arguments: Engine.all)
    func `parts by a declared segment show means, and distributions are shown of the whole alone`(
        engine: Engine
    ) async throws {
        try await withFirm(on: engine) { firm, database in
            let answers =
                Answers.varied("a1", 12) + Answers.varied("a2", 13, tenure: "short") + Answers.varied("b1", 9)
            let round = try await database.write { try firm.ask(2024, answers, segments: ["tenure"], in: $0) }
            try await database.releaseRounds()
            let name = ReleasedFigure.Name.question("voice")
            let values = try await database.read { try $0.releases.values(of: round, "tenure", in: firm.top, [name]) }
            let (long, short) = (values["long"]?[name].value, values["short"]?[name].value)
            #expect(long?.n == 21 && short?.n == 13 && long?.counts == nil)
            let whole = try #require(try await shown(round, firm.top, name, in: database).value)
            let team = try #require(try await shown(round, firm.units["a1"], name, in: database).value)
            #expect(whole.counts?["1"] == 8 && team.counts == nil)
            let (spread, own) = (try #require(whole.scores?.variance), try #require(team.scores?.variance))
            #expect(abs(spread - own) < 1e-9, "the interval of a part tells of the spread of all")
            #expect(
                try await database.read { try $0.releases.segments(of: round) }.map(\.values) == [["long", "short"]])
        }
    }

    @Test(arguments: Engine.all)
    func `metrics read released figures, and no observation holds employees' answers`(engine: Engine) async throws {
        try await withFirm(on: engine) { firm, database in
            let round = try await database.write { try firm.ask(2024, usual, in: $0) }
            try await database.releaseRounds()
            try await database.read { transaction in
                let metric = try #require(try transaction.metrics.find(key: "pulse-voice"))
                #expect(try transaction.observations.figures(of: metric.id, in: .year(2024)).isEmpty)
                let origin = try #require(try transaction.releases.origins()[metric.id]?[.year(2024)])
                #expect(origin.round == round && origin.unit == firm.top)
                let standing = try transaction.units.tree().standing(in: .year(2024))
                let column = try transaction.figures.column(of: metric, in: .year(2024), standing, origin: origin)
                #expect(column[firm.top]?.value?.n == 31 && column[firm.units["a2"]!]?.value?.n == 7)
                #expect(column[firm.units["b2"]!] == .heldBack(.tooFew))
                let history = try transaction.figures.history(
                    of: metric, unit: firm.units["b1"]!, in: [.year(2024)], origins: [.year(2024): origin],
                    standing: { _ in standing })
                #expect(history == [.year(2024): .heldBack(.givesAwayOthers)])
                #expect(
                    try transaction.figures.histories(of: metric, units: [firm.top], in: .year(2024)...(.year(2024)))
                        == nil)
                #expect(try !transaction.figures.forEach(of: metric) { _, _, _ in Issue.record("shown as it is") })
            }
        }
    }

    @Test(arguments: Engine.all)
    func `unanimous teams are bands, and the exact figure cannot be had by taking off the others`(engine: Engine)
        async throws
    {
        try await withFirm(on: engine) { firm, database in
            let fives = (0..<6).map { _ in
                Answers(unit: "a1", answers: ["voice": .number(5), "nps": .number(10), "seat": .options(["in"])])
            }
            let round = try await database.write {
                try firm.ask(2024, fives + Answers.varied("a2", 12) + Answers.varied("b1", 15), in: $0)
            }
            try await database.releaseRounds()
            let team = try await shown(round, firm.units["a1"], .question("voice"), in: database)
            #expect(team == .band(ReleasedBand(4.5...5, n: 6)))
            #expect(
                try await shown(round, firm.units["a1"], .question("nps"), in: database)
                    == .band(ReleasedBand(75...100, n: 6)))
            #expect(
                try await shown(round, firm.units["a1"], .question("seat"), in: database) == .heldBack(.pinsAnswers))
            let (whole, other) = (
                try await shown(round, firm.units["a"], .question("voice"), in: database).value,
                try await shown(round, firm.units["a2"], .question("voice"), in: database).value
            )
            #expect(whole == nil || other == nil)
        }
    }

    @Test(arguments: Engine.all)
    func `where one person joined a small team, the newer figure is held back`(engine: Engine) async throws {
        try await withFirm(on: engine) { firm, database in
            let before = Answers.varied("a1", 12) + Answers.varied("a2", 7)
            let after = Answers.varied("a1", 20) + Answers.varied("a2", 8)
            let (first, second) = try await database.write {
                (try firm.ask(2023, before, in: $0), try firm.ask(2024, after, in: $0))
            }
            try await database.releaseRounds()
            #expect(try await shown(first, firm.units["a2"], .question("voice"), in: database).value?.n == 7)
            #expect(
                try await shown(second, firm.units["a2"], .question("voice"), in: database)
                    == .heldBack(.oneJoinedOrLeft))
            #expect(try await shown(second, firm.units["a"], .question("voice"), in: database).value?.n == 28)
        }
    }

    @Test(arguments: Engine.all)
    func `two respondents, everyone in one unit and nobody at all are held back alike`(engine: Engine) async throws {
        try await withFirm(on: engine) { firm, database in
            let rounds = try await database.write { transaction in
                [
                    try firm.ask(2022, Answers.varied("a1", 2), in: transaction),
                    try firm.ask(2023, [], in: transaction),
                    try firm.ask(2024, Answers.varied("a1", 9), in: transaction),
                ]
            }
            try await database.releaseRounds()
            for round in rounds.prefix(2) {
                #expect(try await shown(round, firm.top, .question("voice"), in: database) == .heldBack(.tooFew))
                #expect(try await shown(round, firm.units["b"], .responses, in: database) == .heldBack(.tooFew))
            }
            #expect(try await shown(rounds[2], firm.top, .question("voice"), in: database).value?.n == 9)
            #expect(try await shown(rounds[2], firm.units["a1"], .question("voice"), in: database).value?.n == 9)
        }
    }

    @Test(arguments: Engine.all)
    func `a round asks for more than five where its plan says so`(engine: Engine) async throws {
        try await withFirm(on: engine) { firm, database in
            let policy = try #require(ReleasePolicy(threshold: 8, commentThreshold: 12))
            let round = try await database.write {
                try firm.ask(2024, Answers.varied("a1", 7) + Answers.varied("b1", 20), policy: policy, in: $0)
            }
            try await database.releaseRounds()
            #expect(try await shown(round, firm.units["a1"], .question("voice"), in: database) == .heldBack(.tooFew))
            #expect(try await shown(round, firm.top, .question("voice"), in: database).value?.n == 27)
        }
    }

    @Test(arguments: Engine.all)
    func `how many were asked a follow-up question does not tell what is held back of the question before it`(
        engine: Engine
    ) async throws {
        try await withFirm(on: engine) { firm, database in
            func sitting(_ unit: String, _ seats: [String]) -> [Answers] {
                seats.enumerated().map { place, seat in
                    var answers: [String: Answer] = ["seat": .options([seat])]
                    if seat == "in" { answers["more"] = .number(Double(1 + place % 5)) }
                    return Answers(unit: unit, answers: answers)
                }
            }
            let all =
                sitting("a1", Array(repeating: "in", count: 8))
                + sitting("a2", ["in", "out", "in", "out", "in", "in", "in", "out"])
                + sitting("b1", ["out", "in", "in", "in", "out", "in", "in", "out"])
            let round = try await database.write { try firm.ask(2024, all, in: $0) }
            try await database.releaseRounds()
            let (seat, more) = (ReleasedFigure.Name.question("seat"), ReleasedFigure.Name.question("more"))
            #expect(try await shown(round, firm.units["a1"], seat, in: database).reason == .pinsAnswers)
            #expect(try await shown(round, firm.units["a1"], more, in: database).reason == .pinsAnswers)
            #expect(try await shown(round, firm.top, more, in: database).value?.n == 18)
        }
    }

    @Test(arguments: Engine.all)
    func `what a round no longer shows since it asks for more is still compared with the next one`(
        engine: Engine
    ) async throws {
        try await withFirm(on: engine) { firm, database in
            let first = try await database.write {
                try firm.ask(2023, Answers.varied("a1", 20) + Answers.varied("a2", 7), in: $0)
            }
            try await database.releaseRounds()
            let name = ReleasedFigure.Name.question("voice")
            #expect(try await shown(first, firm.units["a2"], name, in: database).value?.n == 7)
            let isStricter = try await database.write {
                (
                    try $0.releases.tighten(first, threshold: 8, commentThreshold: 10),
                    try $0.releases.tighten(first, threshold: 7, commentThreshold: 10),
                    try $0.releases.tighten(first, threshold: 50_000, commentThreshold: 50_000)
                )
            }
            #expect(isStricter == (true, false, false))
            for figure in [name, .scale("trust"), .responses] {
                #expect(try await shown(first, firm.units["a2"], figure, in: database) == .heldBack(.tooFew))
            }
            #expect(try await shown(first, firm.units["a1"], name, in: database).value?.n == 20)
            let second = try await database.write {
                try firm.ask(2024, Answers.varied("a1", 28) + Answers.varied("a2", 8), in: $0)
            }
            try await database.releaseRounds()
            #expect(try await shown(second, firm.units["a2"], name, in: database) == .heldBack(.oneJoinedOrLeft))
            let proof = try #require(try await database.releaseProof(of: second))
            #expect(proof.isSound && proof.miscounted == 0)
        }
    }

    @Test(arguments: Engine.all)
    func `the proof looks at units as they stood, wherever they moved since`(engine: Engine) async throws {
        try await withFirm(on: engine) { firm, database in
            let round = try await database.write { try firm.ask(2024, usual, in: $0) }
            try await database.releaseRounds()
            try await database.write { try $0.units.move(firm.units["a2"]!, to: firm.units["b"], from: .sinceEver) }
            let proof = try #require(try await database.releaseProof(of: round))
            #expect(proof.miscounted == 0 && proof.isSound)
        }
    }

    @Test(arguments: Engine.all)
    func `a round that closed before there were plans gets one, and its raw figures go`(engine: Engine) async throws {
        try await withFirm(on: engine) { firm, database in
            let (round, metric) = try await database.write { transaction in
                let round = try firm.ask(2024, usual, in: transaction)
                let metric = try #require(try transaction.metrics.find(key: "pulse-voice"))
                let source = try transaction.observations.newSource("round")
                let ancestry = Ancestry(try transaction.units.tree())
                let posting = ObservationPosting(transaction, source: source, metrics: [metric], ancestry: ancestry)
                let place = try #require(ancestry.place(of: firm.units["b2"]!))
                posting.put(
                    Observation(n: 3, sum: 6, sumOfSquares: 14), column: 0,
                    slot: try posting.slot(place, in: .year(2024)))
                _ = try posting.finish()
                try transaction.execute("UPDATE round SET source_id = \(source) WHERE id = \(round)")
                #expect(try transaction.observations.figures(of: metric.id, in: .year(2024))[firm.top]?.n == 3)
                return (round, metric)
            }
            try await database.releaseRounds()
            let left = try await database.read { try $0.observations.figures(of: metric.id, in: .year(2024)) }
            #expect(left.isEmpty)
            let name = ReleasedFigure.Name.question("voice")
            #expect(try await shown(round, firm.top, name, in: database).value?.n == 31)
            #expect(try await database.read { try $0.releases.awaiting() }.isEmpty)
        }
    }

    @Test(arguments: Engine.all)
    func `an anonymous round that is over keeps no response under a unit so small that it would name her`(
        engine: Engine
    ) async throws {
        try await withFirm(on: engine) { firm, database in
            let round = try await database.write {
                try firm.ask(2024, usual + Answers.varied("b", 2), .anonymous, in: $0)
            }
            let units = try await database.read { transaction in
                var units: [Domain.Unit.ID: Int] = [:]
                try transaction.rounds.forEachResponse(of: round) { units[$0.unit, default: 0] += 1 }
                return units
            }
            #expect(units == [firm.units["a1"]!: 12, firm.units["a2"]!: 7, firm.units["b1"]!: 9, firm.units["b"]!: 5])
            let counts = try await database.read { try $0.rounds.counts(of: round)["voice"] }
            #expect(counts?[""] == 33 && counts?["1"] == 9)
            try await database.releaseRounds()
            let name = ReleasedFigure.Name.question("voice")
            #expect(try await shown(round, firm.units["b"], name, in: database).value?.n == 14)
            #expect(try await shown(round, firm.units["b2"], name, in: database) == .heldBack(.tooFew))
            #expect(try #require(try await database.releaseProof(of: round)).isSound)
        }
    }
}
