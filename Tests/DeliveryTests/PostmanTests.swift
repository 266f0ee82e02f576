import Delivery
import Domain
import Foundation
import SQLite
import Storage
import Synchronization
import Testing

struct PostmanTests {
    @Test func `what is due is sent over one connection, and what is not due waits`() async throws {
        try await Post.run { post in
            try await post.add("a", "b", "c")
            try await post.add("later", due: noon + 60)
            try await post.postman.sendDue()
            #expect(post.carried == ["a", "b", "c"] && post.connections == 1 && post.open == 0)
            #expect(try await post.counts() == LetterCounts(waiting: 1, sent: 3))
            try await post.postman.sendDue()
            #expect(post.connections == 1, "nothing is due, so nobody is called")
        }
    }

    @Test func `more than an armful goes too`() async throws {
        try await Post.run { post in
            try await post.database.write { try $0.letters.add((0..<95).map { Post.letter("\($0)") }, at: noon) }
            try await post.postman.sendDue()
            #expect(Set(post.carried).count == 95 && post.carried.count == 95 && post.connections == 1)
        }
    }

    @Test func `without a server everything waits`() async throws {
        try await Post.run { post in
            try await post.database.write { try $0.settings.set(mailServer: nil) }
            try await post.add("a")
            try await post.postman.sendDue()
            #expect(post.connections == 0)
            #expect(try await post.counts() == LetterCounts(waiting: 1))
        }
    }

    @Test func `what is refused for good is given up, and the others go`() async throws {
        try await Post.run { post in
            post.answer { $0 == "b" ? .refused("550 Nobody", isFinal: true) : .delivered("250") }
            try await post.add("a", "b", "c")
            try await post.postman.sendDue()
            #expect(post.carried == ["a", "b", "c"])
            #expect(try await post.counts() == LetterCounts(sent: 2, failed: 1))
        }
    }

    @Test func `what is refused for now comes again, ever later, ten times`() async throws {
        try await Post.run { post in
            post.answer { _ in .refused("451 Later", isFinal: false) }
            try await post.add("a")
            var waits: [Int64] = []
            for round in 1...Letter.mostTries {
                try await post.postman.sendDue()
                try await post.postman.sendDue()
                #expect(post.carried.count == round, "not before its time")
                let trouble = try #require(try await post.troubles().first)
                #expect(trouble.tries == round && trouble.lastError == "451 Later")
                waits.append(trouble.dueAt - post.now)
                post.pass(to: trouble.dueAt)
            }
            #expect((45...60).contains(waits[0]) && (16_200...21_600).contains(waits[8]))
            #expect(zip(waits.prefix(9), waits.prefix(9).dropFirst()).allSatisfy { $0 < $1 })
            #expect(try await post.counts() == LetterCounts(failed: 1))
        }
    }

    @Test func `a server in trouble is left alone for a minute, and costs the other letters no try`() async throws {
        try await Post.run { post in
            post.answer { _ in .trouble("no route") }
            try await post.add("a", "b", "c")
            try await post.postman.sendDue()
            #expect(post.carried == ["a"])
            post.pass(to: noon + 59)
            try await post.postman.sendDue()
            #expect(post.carried == ["a"])
            post.answer { _ in .delivered("250") }
            post.pass(to: noon + 60)
            try await post.postman.sendDue()
            #expect(post.carried.sorted() == ["a", "a", "b", "c"])
            let tries = try await post.database.read { transaction in
                try transaction.rows("SELECT tries FROM letter ORDER BY id") { $0.integer(0) }
            }
            #expect(tries == [2, 1, 1])
        }
    }

    @Test func `other settings end the rest`() async throws {
        try await Post.run { post in
            post.answer { _ in .trouble("no route") }
            try await post.add("a", "b")
            try await post.postman.sendDue()
            var other = Post.server
            other.port = 2525
            try await post.database.write { [other] in try $0.settings.set(mailServer: other) }
            post.answer { _ in .delivered("250") }
            try await post.postman.sendDue()
            #expect(post.carried == ["a", "b"])
        }
    }

    @Test func `settings that change while letters go out hold from the next armful on`() async throws {
        try await Post.run { post in
            try await post.database.write { try $0.letters.add((0..<30).map { Post.letter("\($0)") }, at: noon) }
            post.answer { [post] _ in
                try? await post.database.write { try $0.settings.set(mailServer: nil) }
                return .delivered("250")
            }
            try await post.postman.sendDue()
            #expect(try await post.counts() == LetterCounts(waiting: 10, sent: 20))
        }
    }

    @Test func `when the site ends, what was not begun is put back as it was`() async throws {
        try await Post.run { post in
            try await post.add("a", "b", "c")
            let (begun, signal) = AsyncStream.makeStream(of: Void.self)
            post.answer { _ in
                signal.finish()
                // Until the task is cancelled.
                try? await Task.sleep(for: .seconds(60))
                return .delivered("250")
            }
            let work = Task { try await post.postman.sendDue() }
            for await _ in begun {}
            work.cancel()
            try await work.value
            #expect(post.carried == ["a"])
            let states = try await post.database.read { transaction in
                try transaction.rows("SELECT state, tries FROM letter ORDER BY id") { "\($0.text(0)) \($0.integer(1))" }
            }
            #expect(states == ["sent 1", "waiting 0", "waiting 0"])
        }
    }

    @Test func `who was so slow that another has taken over stops`() async throws {
        try await Post.run { post in
            try await post.add("a", "b")
            post.answer { [post] _ in
                post.pass(to: post.now + 3_600)
                let now = post.now
                _ = try? await post.database.write { try $0.letters.take(9, at: now, lease: 300) }
                return .delivered("250")
            }
            try await post.postman.sendDue()
            #expect(post.carried == ["a"])
            #expect(try await post.counts() == LetterCounts(waiting: 2), "both are the other one's now")
        }
    }
}

/// The tests' clock begins here: 2025-03-03 12:00 UTC.
private let noon: Int64 = 1_741_003_200

/// A postman on an empty database, a clock that stands still, and a server that says what a test wants.
private final class Post: Sendable {
    static let server = MailServer(
        host: "mail.example.org", port: 465, security: .tls, from: Mailbox("voice@example.org"))

    private struct State {
        var now = noon
        var carried: [String] = []
        var connections = 0
        var open = 0
        var answer: @Sendable (String) async -> DeliveryOutcome = { _ in .delivered("250") }
    }

    let database: any Database
    private let state = Mutex(State())

    private init(_ database: any Database) { self.database = database }

    static func run(_ test: (Post) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "insideout-post-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appending(path: "test.sqlite").path)
        try await database.migrate(Migration.all, at: noon)
        try await database.write { try $0.settings.set(mailServer: server) }
        let post = Post(database)
        let postman = Postman(database, clock: { post.now }) { _ in
            post.state.withLock { ($0.connections, $0.open) = ($0.connections + 1, $0.open + 1) }
            return Way(post: post)
        }
        post.made.withLock { $0 = postman }
        try await test(post)
        post.made.withLock { $0 = nil }
        try await database.close()
    }

    private let made = Mutex<Postman?>(nil)
    var postman: Postman { made.withLock { $0! } }

    var now: Int64 { state.withLock { $0.now } }
    var carried: [String] { state.withLock { $0.carried } }
    var connections: Int { state.withLock { $0.connections } }
    var open: Int { state.withLock { $0.open } }

    func pass(to instant: Int64) { state.withLock { $0.now = instant } }
    func answer(_ answer: @escaping @Sendable (String) async -> DeliveryOutcome) {
        state.withLock { $0.answer = answer }
    }

    static func letter(_ name: String) -> Letter {
        Letter(to: Mailbox("\(name)@example.org", name: name), subject: "s", text: "t", purpose: "test")
    }

    func add(_ names: String..., due: Int64? = nil) async throws {
        try await database.write { try $0.letters.add(names.map(Self.letter), at: noon, due: due) }
    }

    func counts() async throws -> LetterCounts { try await database.read { try $0.letters.counts(sentSince: 0) } }
    func troubles() async throws -> [LetterRecord] { try await database.read { try $0.letters.troubles(limit: 9) } }

    private struct Way: LetterCarrier {
        let post: Post

        func carry(_ letter: TakenLetter, at now: Int64) async -> DeliveryOutcome {
            let name = letter.letter.to.name
            let answer = post.state.withLock { state in
                state.carried.append(name)
                return state.answer
            }
            return await answer(name)
        }

        func close() { post.state.withLock { $0.open -= 1 } }
    }
}
