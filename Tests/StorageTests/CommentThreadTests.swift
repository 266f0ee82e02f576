import Domain
import Testing

@testable import Storage

private let today = Day(year: 2025, month: 6, day: 15)

/// A ward with one employee in its directory, and a round that asks for words.
private struct Ward {
    let round: Round.ID
    let unit: Domain.Unit.ID
    let nurse: Person.ID

    init(_ protection: Protection, in transaction: any Transaction) throws {
        unit = try transaction.units.insert(UnitDraft(key: "ward", name: "Ward", kind: "ward"), below: nil).id
        nurse = try transaction.people.insert(try PersonDraft({ ["key": "e1"][$0] ?? "" }, phone: nil))
        func text(_ text: String) -> Translated { Translated(["en": text]) }
        let survey = try transaction.surveys.insert(
            Questionnaire(
                key: "ward", title: text("Ward"), languages: ["en"], respondents: .employees,
                sections: [
                    .init(questions: [
                        Question(key: "why", kind: .comment, text: text("Why")),
                        Question(key: "name", kind: .line, text: text("Name")),
                    ])
                ]))
        _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(survey)), at: noon)
        round = try transaction.rounds.open(
            Round(
                survey: survey, version: 1, plan: RoundPlan(unit: unit, protection: protection, audience: Audience()),
                period: .year(2025), link: "shared", openedAt: noon))
        _ = try transaction.invitations.invite(nurse, of: unit, to: round, on: today)
    }

    func send(
        _ id: String, _ answers: [String: Answer], person: Person.ID? = nil, links: [String: String] = [:],
        in transaction: any Transaction
    ) throws {
        let response = Response(
            id: id, unit: unit, day: today, language: "en", sheet: AnswerSheet(answers), person: person)
        let submission = try Submission(round: round, response: response, invited: person, links: links)
        #expect(try transaction.rounds.add([submission])[0].get() == .added)
    }

    func comment(_ words: String, in transaction: any Transaction) throws -> Domain.Comment {
        try #require(try transaction.comments.list(of: round, .init(text: words), limit: 1).first)
    }
}

@Suite struct CommentThreadTests {
    private func withWard(
        _ protection: Protection = .anonymous, on engine: Engine,
        _ test: @escaping @Sendable (Ward, any Transaction) throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            try await database.write { try test(try Ward(protection, in: $0), $0) }
        }
    }

    @Test(arguments: Engine.all)
    func `words that nobody is shown are counted, and are nowhere`(engine: Engine) async throws {
        try await withWard(on: engine) { ward, transaction in
            try ward.send("1", ["why": .unshown, "name": .text("Ada")], in: transaction)
            try ward.send("2", ["why": .text("Because")], in: transaction)
            #expect(try transaction.rounds.counts(of: ward.round)["why"] == ["": 2])
            #expect(
                try transaction.comments.list(of: ward.round, .init(), limit: 9).map(\.text).sorted() == [
                    "Ada", "Because",
                ])
            var kept: [[String: Answer]] = []
            try transaction.rounds.forEachResponse(of: ward.round) { kept.append($0.sheet.answers) }
            #expect(kept == [["why": .unshown, "name": .text("Ada")], ["why": .text("Because")]])
            try transaction.execute("UPDATE round SET has_comments = 0")
            try transaction.rounds.fillComments(of: ward.round)
            #expect(try transaction.comments.list(of: ward.round, .init(), limit: 9).count == 2, "from before")
        }
    }

    @Test(arguments: Engine.all)
    func `a reply waits for the end, an answer for a reply, and both stand in their order`(engine: Engine) async throws
    {
        try await withWard(on: engine) { ward, transaction in
            try ward.send(
                "1", ["why": .text("hers"), "name": .text("Ada")], links: ["why": "h1", "name": "h2"], in: transaction)
            try ward.send("2", ["why": .text("unlinked")], in: transaction)
            let (comments, round) = (transaction.comments, ward.round)
            let (hers, other) = (
                try ward.comment("hers", in: transaction), try ward.comment("unlinked", in: transaction)
            )
            #expect(hers.takesReplies && !other.takesReplies && hers.thread.isEmpty)
            #expect(try !comments.reply("early", to: hers.id, in: round, on: today))
            #expect(try transaction.rounds.close(round, at: noon))
            #expect(try !comments.answer("nothing to answer", to: hers, in: round))
            #expect(try !comments.reply("nobody reads it", to: other.id, in: round, on: today))
            #expect(try !comments.reply("no comment", to: "x", in: round, on: today))
            for _ in 0..<2 { #expect(try comments.reply("What is it?", to: hers.id, in: round, on: today)) }
            for _ in 0..<2 { #expect(try comments.answer("The rota", to: hers, in: round)) }
            #expect(try comments.reply("Thank you", to: hers.id, in: round, on: Day(rawValue: today.rawValue + 1)))
            let thread = try #require(
                try comments.behind(links: ["h1", "h2", "h3"], in: round).first { $0.id == hers.id })
            #expect(thread.thread.map(\.text) == ["What is it?", "The rota", "Thank you"])
            #expect(thread.thread.map(\.day) == [today, nil, Day(rawValue: today.rawValue + 1)])
            #expect(try ward.comment("hers", in: transaction).thread == thread.thread)
            #expect(try comments.behind(links: ["h1", "h2", "h3"], in: round).map(\.text).sorted() == ["Ada", "hers"])
            #expect(
                try comments.behind(links: ["h3"], in: round).isEmpty && comments.behind(links: [], in: round).isEmpty)
        }
    }

    @Test(arguments: Engine.all)
    func `a thread ends somewhere`(engine: Engine) async throws {
        try await withWard(on: engine) { ward, transaction in
            try ward.send("1", ["why": .text("hers")], links: ["why": "h1"], in: transaction)
            #expect(try transaction.rounds.close(ward.round, at: noon))
            let hers = try ward.comment("hers", in: transaction)
            for number in 1...Domain.Comment.mostEntries {
                #expect(try transaction.comments.reply("\(number)", to: hers.id, in: ward.round, on: today))
            }
            #expect(try !transaction.comments.reply("more", to: hers.id, in: ward.round, on: today))
            #expect(try !transaction.comments.answer("more", to: hers, in: ward.round))
            #expect(try !ward.comment("hers", in: transaction).takesAnswers)
        }
    }

    @Test(arguments: Engine.all)
    func `who is erased takes her threads along`(engine: Engine) async throws {
        try await withWard(.confidential, on: engine) { ward, transaction in
            try ward.send("1", ["why": .text("hers")], person: ward.nurse, links: ["why": "h1"], in: transaction)
            try ward.send("2", ["why": .text("another's")], links: ["why": "h2"], in: transaction)
            #expect(try transaction.rounds.close(ward.round, at: noon))
            for words in ["hers", "another's"] {
                let comment = try ward.comment(words, in: transaction)
                #expect(try transaction.comments.reply("Why?", to: comment.id, in: ward.round, on: today))
            }
            let own = try transaction.comments.threads(of: ward.nurse, in: ward.round)
            #expect(own.mapValues { $0.map(\.text) } == ["why": ["Why?"]])
            #expect(try transaction.people.erase(ward.nurse) == 1)
            #expect(try transaction.comments.behind(links: ["h1"], in: ward.round).isEmpty)
            #expect(try transaction.comments.behind(links: ["h2"], in: ward.round).map(\.thread.count) == [1])
            #expect(try transaction.first("SELECT COUNT(*) FROM comment_entry") { $0.integer(0) } == 1)
        }
    }

    @Test(arguments: Engine.all)
    func `the schema keeps days from what authors add`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let ward = try await database.write { try Ward(.anonymous, in: $0) }
            try await database.write { transaction in
                try ward.send("1", ["why": .text("hers")], links: ["why": "h1"], in: transaction)
                #expect(try transaction.rounds.close(ward.round, at: noon))
                let hers = try ward.comment("hers", in: transaction)
                #expect(try transaction.comments.reply("Why?", to: hers.id, in: ward.round, on: today))
                #expect(try transaction.comments.answer("So", to: hers, in: ward.round))
            }
            await #expect(throws: StatementFault.self) {
                try await database.write { try $0.execute("UPDATE comment_entry SET day = 1 WHERE is_author = 1") }
            }
        }
    }
}
