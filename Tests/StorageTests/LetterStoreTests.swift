import Domain
import Storage
import Testing

struct LetterStoreTests {
    private static func letter(_ name: String, about: String? = nil) -> Letter {
        Letter(
            to: Mailbox("\(name)@example.org", name: name), subject: "Zwei Minuten, \(name)? 🌱",
            text: "Guten Tag\n\t\\N",
            html: "<p>Guten Tag</p>", unsubscribe: "https://example.org/u/\(name)",
            replyTo: Mailbox("hr@example.org", name: "HR"), language: "de", purpose: "invitation", about: about)
    }

    private static func names(_ letters: [TakenLetter]) -> [String] { letters.map(\.letter.to.name) }

    @Test(arguments: Engine.all)
    func `a letter is taken as it was added, the longest waiting first`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                try transaction.letters.add(Self.letter("late"), at: noon, due: noon + 60)
                try transaction.letters.add([Self.letter("b", about: "round/1"), Self.letter("c")], at: noon)
                try transaction.letters.add(Self.letter("a"), at: noon, due: noon - 60)
            }
            #expect(try await database.read { try $0.letters.hasDue(at: noon - 61) } == false)
            #expect(try await database.read { try $0.letters.hasDue(at: noon) })
            let taken = try await database.write { try $0.letters.take(2, at: noon, lease: 60) }
            #expect(Self.names(taken) == ["a", "b"])
            #expect(taken.last?.letter == Self.letter("b", about: "round/1"))
            #expect(taken.allSatisfy { $0.tries == 1 && $0.madeAt == noon })
            let rest = try await database.write { try $0.letters.take(9, at: noon, lease: 60) }
            #expect(Self.names(rest) == ["c"], "what is taken is nobody else's, what is not due waits")
            #expect(try await database.read { try $0.letters.hasDue(at: noon + 59) } == false)
        }
    }

    @Test(arguments: Engine.all)
    func `what was sent keeps its address and its time, but no words`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let records = try await database.write { transaction in
                try transaction.letters.add(Self.letter("eve", about: "round/1"), at: noon)
                let letter = try #require(try transaction.letters.take(1, at: noon, lease: 60).first)
                #expect(try transaction.letters.sent(letter, at: noon + 5))
                #expect(try !transaction.letters.sent(letter, at: noon + 6), "only once")
                return try transaction.letters.list(about: "round/1")
            }
            #expect(
                records == [
                    LetterRecord(
                        id: records[0].id, to: Mailbox("eve@example.org"), state: .sent, madeAt: noon, dueAt: noon + 5,
                        tries: 1, lastError: nil, purpose: "invitation", about: "round/1")
                ])
            #expect(try await database.number("SELECT COUNT(*) FROM letter WHERE payload IS NOT NULL") == 0)
            let counts = try await database.read { transaction in
                [
                    try transaction.letters.counts(sentSince: noon + 5),
                    try transaction.letters.counts(sentSince: noon + 6),
                ]
            }
            #expect(counts == [LetterCounts(sent: 1), LetterCounts()])
        }
    }

    @Test(arguments: Engine.all)
    func `a letter that can never be sent is kept as failed, and the others go`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                let bad = Letter(to: Mailbox("müller@exämple.de"), subject: "s", text: "t", purpose: "invitation")
                try transaction.letters.add([bad, Self.letter("eve")], at: noon)
                #expect(Self.names(try transaction.letters.take(9, at: noon, lease: 60)) == ["eve"])
                let trouble = try #require(try transaction.letters.troubles(limit: 9).first)
                #expect(trouble.state == .failed && trouble.lastError?.contains("xn--") == true)
            }
        }
    }

    @Test(arguments: Engine.all)
    func `a refused letter is postponed or given up, with what the server said`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                try transaction.letters.add([Self.letter("a"), Self.letter("b")], at: noon)
                let taken = try transaction.letters.take(9, at: noon, lease: 60)
                #expect(try transaction.letters.postpone(taken[0], until: noon + 90, because: "451 Later"))
                #expect(try transaction.letters.fail(taken[1], because: "550 Nobody", at: noon + 1))
                #expect(try transaction.letters.counts(sentSince: 0) == LetterCounts(waiting: 1, failed: 1))
                let troubles = try transaction.letters.troubles(limit: 9)
                #expect(troubles.map(\.lastError) == ["550 Nobody", "451 Later"])
                #expect(try transaction.letters.take(9, at: noon + 89, lease: 60).isEmpty)
                let again = try transaction.letters.take(9, at: noon + 90, lease: 60)
                #expect(again.map(\.tries) == [2])
                try transaction.letters.giveBack(again[0])
                #expect(try transaction.letters.take(9, at: noon + 90, lease: 60).map(\.tries) == [2])
            }
        }
    }

    @Test(arguments: Engine.all)
    func `what was given up can be tried again or dropped`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                try transaction.letters.add(["a", "b", "c"].map { Self.letter($0) }, at: noon)
                for letter in try transaction.letters.take(9, at: noon, lease: 60) {
                    try transaction.letters.fail(letter, because: "550 No", at: noon)
                }
                let failed = try transaction.letters.troubles(limit: 9)
                #expect(try transaction.letters.drop(failed[0].id))
                #expect(try !transaction.letters.drop(failed[0].id))
                #expect(try transaction.letters.retry(failed[1].id, at: noon))
                #expect(try transaction.letters.take(9, at: noon, lease: 60).map(\.tries) == [1])
                #expect(try transaction.letters.retryAll(at: noon) == 1)
                #expect(try transaction.letters.take(9, at: noon, lease: 60).map(\.tries) == [1])
            }
        }
    }

    @Test(arguments: Engine.all)
    func `when a sender dies, another goes on after the lease, and the dead one changes nothing`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                try transaction.letters.add([Self.letter("a"), Self.letter("b")], at: noon)
                let dead = try transaction.letters.take(9, at: noon, lease: 60)
                try transaction.letters.renew(dead[0], until: noon + 100)
                #expect(try transaction.letters.take(9, at: noon + 99, lease: 60).isEmpty)
                let heir = try transaction.letters.take(9, at: noon + 100, lease: 60)
                #expect(heir.map(\.tries) == [2, 2] && heir.map(\.id) == dead.map(\.id))
                #expect(try !transaction.letters.sent(dead[0], at: noon + 101))
                #expect(try !transaction.letters.fail(dead[1], because: "late", at: noon + 101))
                try transaction.letters.giveBack(dead[0])
                try transaction.letters.renew(dead[0], until: noon + 9_999)
                #expect(try transaction.letters.sent(heir[0], at: noon + 101))
                #expect(try transaction.letters.sent(heir[1], at: noon + 101))
            }
        }
    }

    @Test(arguments: Engine.all)
    func `a letter that takes its sender down every time is given up`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                try transaction.letters.add(Self.letter("a"), at: noon)
                for round in 1...Letter.mostTries {
                    let taken = try transaction.letters.take(1, at: noon + Int64(round) * 60, lease: 60)
                    #expect(taken.map(\.tries) == [round])
                }
                #expect(try transaction.letters.take(1, at: noon + 9_999, lease: 60).isEmpty)
                #expect(try transaction.letters.counts(sentSince: 0).failed == 1)
            }
        }
    }

    @Test(arguments: Engine.all)
    func `letters are found and cancelled by what they are about, with all below it`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                let abouts = ["round/1", "round/1/invitation/1", "round/1/invitation/2", "round/12", "round/10/x"]
                try transaction.letters.add(abouts.map { Self.letter("a", about: $0) }, at: noon)
                try transaction.letters.add(Self.letter("none"), at: noon)
                #expect(try transaction.letters.list(about: "round/1").map(\.about) == Array(abouts.prefix(3)))
                let taken = try transaction.letters.take(1, at: noon, lease: 60)
                #expect(taken.first?.letter.about == "round/1")
                #expect(try transaction.letters.cancel(about: "round/1/invitation/2") == 1)
                #expect(try transaction.letters.cancel(about: "round/1") == 1, "one is being sent")
                #expect(try transaction.letters.counts(about: "round/1") == LetterCounts(waiting: 1))
                #expect(try transaction.letters.counts(sentSince: 0) == LetterCounts(waiting: 4))
                try transaction.letters.forget(about: "round/1")
                #expect(try transaction.letters.counts(about: "round/1") == LetterCounts())
                #expect(try !transaction.letters.sent(taken[0], at: noon), "whoever sends it just now finds it gone")
            }
        }
    }

    @Test(arguments: Engine.all)
    func `old letters are forgotten, waiting ones never`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                try transaction.letters.add(["a", "b", "c"].map { Self.letter($0) }, at: noon)
                let taken = try transaction.letters.take(2, at: noon, lease: 60)
                try transaction.letters.sent(taken[0], at: noon)
                try transaction.letters.fail(taken[1], because: "no", at: noon + 1)
                try transaction.letters.forget(before: noon + 1)
                #expect(try transaction.letters.counts(sentSince: 0) == LetterCounts(waiting: 1, failed: 1))
                try transaction.letters.forget(before: noon + 2)
                #expect(try transaction.letters.counts(sentSince: 0) == LetterCounts(waiting: 1))
            }
        }
    }

    @Test(arguments: Engine.all)
    func `of many who take at once, each letter is taken by one`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { try $0.letters.add((0..<60).map { Self.letter("\($0)") }, at: noon) }
            let taken = try await withThrowingTaskGroup(of: [Letter.ID].self) { group in
                for _ in 0..<12 {
                    group.addTask { try await database.write { try $0.letters.take(7, at: noon, lease: 60).map(\.id) } }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(taken.count == 60 && Set(taken).count == 60)
        }
    }
}
