import Domain
@testable import Storage
import Testing

private let today = Day(year: 2025, month: 6, day: 15)

/// A shop with two branches, four customers and an open round.
private struct Shop {
    let round: Round.ID
    let survey: Survey.ID
    let branches: [Domain.Unit.ID]
    let people: [Person.ID]

    init(_ protection: Protection, mayChange: Bool = false, in transaction: any Transaction) throws {
        let top = try transaction.units.insert(UnitDraft(key: "shop", name: "Shop", kind: "shop"), below: nil).id
        branches = try ["a", "b"].map {
            try transaction.units.insert(UnitDraft(key: $0, name: $0, kind: "branch"), below: top).id
        }
        people = try (0..<4).map { index in
            let draft = try PersonDraft({ ["key": "c\(index)", "kind": "customer"][$0] ?? "" }, phone: nil)
            return try transaction.people.insert(draft)
        }
        func text(_ text: String) -> Translated { Translated(["en": text]) }
        survey = try transaction.surveys.insert(
            Questionnaire(
                key: "shop", title: text("Shop"), languages: ["en"], respondents: .customers,
                sections: [
                    .init(questions: [
                        Question(key: "again", kind: .yesNo, text: text("Again")),
                        Question(key: "why", kind: .comment, text: text("Why")),
                        Question(key: "name", kind: .line, text: text("Name")),
                    ])
                ]))
        _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(survey)), at: noon)
        round = try transaction.rounds.open(
            Round(
                survey: survey, version: 1,
                plan: RoundPlan(
                    unit: top, protection: protection, audience: Audience(), mayChange: mayChange,
                    segments: protection.keepsPerson ? ["tier"] : []), period: .year(2025), link: "shared",
                openedAt: noon))
        for person in people {
            _ = try transaction.invitations.invite(person, of: branches[0], to: round, on: today)
        }
    }

    func answer(
        _ id: String, _ words: String, again: Double = 1, person: Int? = nil, tier: String? = nil, branch: Int = 0,
        in transaction: any Transaction
    ) throws {
        let sheet = AnswerSheet(["again": .number(again), "why": .text(words), "name": .text("N \(id)")])
        let response = Response(
            id: id, unit: branches[branch], day: today, language: "en", sheet: sheet, person: person.map { people[$0] },
            segments: tier.map { ["tier": $0] } ?? [:])
        let submission = try Submission(
            round: round, response: response, invited: person.map { people[$0] }, replaces: true)
        #expect(try transaction.rounds.add([submission])[0].get() == .added)
    }

    func customers(in transaction: any Transaction) throws -> CustomersRound {
        let round = try #require(try transaction.rounds.find(round))
        let asked = try #require(try transaction.surveys.questionnaire(of: round.survey, version: round.version))
        return try #require(CustomersRound(round, asked))
    }

    func texts(
        _ search: CommentStore.Search = .init(), in transaction: any Transaction
    ) throws -> [String] {
        try transaction.comments.list(of: round, search, limit: 100).map(\.text).sorted()
    }
}

struct RoundResultsStoreTests {
    private func withShop(
        _ protection: Protection, mayChange: Bool = false, on engine: Engine,
        _ test: @escaping @Sendable (Shop, any Transaction) throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                try test(try Shop(protection, mayChange: mayChange, in: transaction), transaction)
            }
        }
    }

    @Test(arguments: Engine.all)
    func `comments are found by all of their words, by question and by tag, in the order of random ids`(
        engine: Engine
    ) async throws {
        try await withShop(.anonymous, on: engine) { shop, transaction in
            for (id, words) in [("1", "Très élégant, 100 % kind"), ("2", "elegant_but slow"), ("3", "a\0b <b>'x'")] {
                try shop.answer(id, words, in: transaction)
            }
            let comments = transaction.comments
            #expect(try shop.texts(.init(text: "ELEGANT"), in: transaction).count == 2)
            #expect(try shop.texts(.init(text: "elegant kind"), in: transaction) == ["Très élégant, 100 % kind"])
            #expect(try shop.texts(.init(text: "100 %"), in: transaction).count == 1)
            #expect(try shop.texts(.init(text: "t_b"), in: transaction) == ["elegant_but slow"])
            #expect(try shop.texts(.init(text: "b", question: "name"), in: transaction).isEmpty)
            #expect(try shop.texts(.init(question: "why"), in: transaction).contains("a\u{FFFD}b <b>'x'"))
            let all = try comments.list(of: shop.round, .init(), limit: 100)
            #expect(all.count == 6 && all.map(\.id) == all.map(\.id).sorted() && Set(all.map(\.id)).count == 6)
            let pages = try comments.list(of: shop.round, .init(), limit: 4)
            #expect(
                pages + (try comments.list(of: shop.round, .init(), after: pages[3].id, limit: 4)) == all)

            try comments.add("slow", to: all[1].id, in: shop.round)
            try comments.add("slow", to: all[1].id, in: shop.round)
            try comments.add("Staff", to: all[1].id, in: shop.round)
            try comments.add("slow", to: all[4].id, in: shop.round)
            try comments.add("slow", to: "nobody's", in: shop.round)
            #expect(try comments.tags(of: shop.round).map { "\($0.tag) \($0.n)" } == ["Staff 1", "slow 2"])
            #expect(
                try comments.list(of: shop.round, .init(tag: "slow"), limit: 9).map(\.tags) == [
                    ["Staff", "slow"], ["slow"],
                ]
            )
            try comments.remove("slow", from: all[1].id, in: shop.round)
            #expect(try shop.texts(.init(tag: "slow"), in: transaction) == [all[4].text])
            #expect(try transaction.rounds.close(shop.round, at: noon))
            #expect(try comments.list(of: shop.round, .init(), limit: 9).map(\.id) == all.map(\.id))
            #expect(try comments.tags(of: shop.round).map(\.n) == [1, 1], "the end of an anonymous round keeps tags")
        }
    }

    @Test(arguments: Engine.all)
    func `newer answers take the older ones' comments and counts by attribute with them`(engine: Engine) async throws {
        try await withShop(.confidential, mayChange: true, on: engine) { shop, transaction in
            func counts() throws -> [String: [String: [String: Int]]] {
                try transaction.rounds.segmentCounts(
                    of: try shop.customers(in: transaction), by: "tier", questions: ["again"])
            }
            try shop.answer("1", "first", person: 0, tier: "gold", in: transaction)
            try shop.answer("2", "other", again: 0, person: 1, tier: "gold", in: transaction)
            try shop.answer("3", "unknown", person: 2, tier: "", in: transaction)
            #expect(
                try counts() == [
                    "gold": ["": ["": 2], "again": ["": 2, "1": 1, "0": 1]],
                    "": ["": ["": 1], "again": ["": 1, "1": 1]],
                ])
            try shop.answer("4", "second", again: 0, person: 0, tier: "silver", in: transaction)
            #expect(
                try counts() == [
                    "gold": ["": ["": 1], "again": ["": 1, "0": 1]],
                    "silver": ["": ["": 1], "again": ["": 1, "0": 1]],
                    "": ["": ["": 1], "again": ["": 1, "1": 1]],
                ])
            #expect(
                try shop.texts(.init(question: "why"), in: transaction) == ["other", "second", "unknown"])
            #expect(try transaction.rounds.response(of: shop.people[0], in: shop.round)?.segments == ["tier": "silver"])
            #expect(
                try transaction.people.respondents(of: shop.round).mapValues(\.key)
                    == [shop.people[0]: "c0", shop.people[1]: "c1", shop.people[2]: "c2"])
        }
    }

    @Test(arguments: Engine.all)
    func `erasing a person takes what she wrote along where it is known to be hers, and leaves her answers`(
        engine: Engine
    ) async throws {
        try await withShop(.named, on: engine) { shop, transaction in
            try shop.answer("1", "hers", person: 0, tier: "gold", in: transaction)
            try shop.answer("2", "another's", person: 1, in: transaction)
            let counts = try transaction.rounds.counts(of: shop.round)
            let own = try transaction.comments.list(of: shop.round, .init(text: "hers"), limit: 9)
            #expect(own.map(\.person) == [shop.people[0]])
            try transaction.comments.add("x", to: own[0].id, in: shop.round)
            #expect(try transaction.people.erase(shop.people[0]) == 1)
            #expect(try shop.texts(.init(question: "why"), in: transaction) == ["another's"])
            #expect(try transaction.comments.tags(of: shop.round).isEmpty)
            #expect(try transaction.rounds.counts(of: shop.round) == counts)
            var left: [Response] = []
            try transaction.rounds.forEachResponse(of: shop.round) { left.append($0) }
            #expect(left[0].sheet.answers == ["again": .number(1)] && left[0].segments == [:] && left[0].person == nil)
        }
        try await withShop(.anonymous, on: engine) { shop, transaction in
            try shop.answer("1", "somebody's", in: transaction)
            #expect(try transaction.people.erase(shop.people[0]) == 0)
            #expect(try shop.texts(.init(question: "why"), in: transaction) == ["somebody's"])
        }
    }

    @Test(arguments: Engine.all, ["comment", "segments"])
    func `the schema keeps responses of anonymous rounds from comments and attributes`(engine: Engine, what: String)
        async throws
    {
        try await engine.withDatabase { database in
            let shop = try await database.write { try Shop(.anonymous, in: $0) }
            _ = try await database.write { try shop.answer("1", "words", in: $0) }
            await #expect(throws: StatementFault.self) {
                try await database.write {
                    if what == "segments" {
                        try shop.answer("2", "words", tier: "gold", in: $0)
                    } else {
                        try $0.execute("UPDATE comment SET response_id = '1'")
                    }
                }
            }
        }
    }

    @Test(arguments: Engine.all, Protection.allCases)
    func `a round from before gets the comments of its responses once`(engine: Engine, protection: Protection)
        async throws
    {
        try await withShop(protection, on: engine) { shop, transaction in
            try shop.answer("1", "old", person: protection.keepsPerson ? 0 : nil, in: transaction)
            #expect(try transaction.rounds.hasComments(shop.round))
            try transaction.execute("DELETE FROM comment")
            try transaction.execute("UPDATE round SET has_comments = 0")
            try shop.answer("2", "new", in: transaction)
            for _ in 0..<2 {
                try transaction.rounds.fillComments(of: shop.round)
                #expect(try shop.texts(.init(question: "why"), in: transaction) == ["new", "old"])
                #expect(try shop.texts(in: transaction).count == 4)
            }
            let people = try transaction.comments.list(of: shop.round, .init(text: "old"), limit: 1).map(\.person)
            #expect(people == [protection.keepsPerson ? shop.people[0] : nil])
        }
    }

    @Test(arguments: Engine.all)
    func `rounds stand in the order of their opening, and counts by the units answered for`(engine: Engine) async throws
    {
        try await withShop(.anonymous, on: engine) { shop, transaction in
            var round = try #require(try transaction.rounds.find(shop.round))
            for year in 2026...2028 {
                (round.period, round.link, round.openedAt) = (.year(year), "\(year)", noon + Int64(year))
                _ = try transaction.rounds.open(round)
            }
            let all = try transaction.rounds.all(of: shop.survey)
            #expect(try transaction.rounds.series(upTo: all[1], limit: 2).map(\.period) == [.year(2026), .year(2027)])
            #expect(try transaction.rounds.series(upTo: all[0], limit: 9).count == 4)
            #expect(try transaction.rounds.newestFinished(of: shop.survey) == nil)
            try shop.answer("1", "x", in: transaction)
            try shop.answer("2", "x", again: 0, branch: 1, in: transaction)
            try shop.answer("3", "x", branch: 1, in: transaction)
            #expect(
                try transaction.rounds.countsByUnit(of: try shop.customers(in: transaction), questions: ["again"]) == [
                    shop.branches[0]: ["": ["": 1], "again": ["": 1, "1": 1]],
                    shop.branches[1]: ["": ["": 2], "again": ["": 2, "0": 1, "1": 1]],
                ])
            for old in [all[2], all[3]] { #expect(try transaction.rounds.close(old.id, at: noon + old.openedAt)) }
            #expect(try transaction.rounds.newestFinished(of: shop.survey)?.period == .year(2026))
            #expect(
                try transaction.surveys.newestVersions().map { "\($0.survey) \($0.version)" } == ["\(shop.survey) 1"])
        }
    }
}
