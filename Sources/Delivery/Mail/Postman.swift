public import Domain
public import Storage

/// Sends the letters that are due, one after the other over one connection.
///
/// Several may work on one database: each letter is taken by one of them. A letter is sent once, unless the process or the
/// machine dies in the moment between the server's yes and our note of it; then it is sent again.
public actor Postman {
    /// How many letters are taken at a time.
    private static let armful = 20
    /// How long the others keep away from what was taken, in seconds; it begins anew with each letter, and is longer than
    /// any letter may take.
    private static let lease: Int64 = 300
    /// How long nothing is sent after the server was in trouble, in seconds, so that a long queue does not run through its
    /// tries within minutes.
    private static let restSeconds: Int64 = 60

    private let database: any Database
    private let clock: @Sendable () -> Int64
    private let open: @Sendable (MailServer) -> any LetterCarrier
    private var rest: (server: MailServer, until: Int64)?

    /// - Parameters:
    ///   - clock: seconds since 1970.
    ///   - open: makes the way to a server.
    public init(
        _ database: any Database, clock: @escaping @Sendable () -> Int64,
        open: @escaping @Sendable (MailServer) -> any LetterCarrier = { SMTPSession($0) }
    ) {
        self.database = database
        self.clock = clock
        self.open = open
    }

    /// Sends all that is due; returns early when the server is in trouble or the task is cancelled. Nothing happens while no
    /// server is set.
    public func sendDue() async throws {
        let now = clock()
        let (server, hasDue) = try await database.read { transaction in
            (try transaction.settings.mailServer(), try transaction.letters.hasDue(at: now))
        }
        guard let server, hasDue, !isResting(server, at: now) else { return }
        let carrier = open(server)
        defer { carrier.close() }
        while !Task.isCancelled, try await sendArmful(to: server, with: carrier) {}
    }

    /// After other settings were saved there is nothing to wait for.
    private func isResting(_ server: MailServer, at now: Int64) -> Bool {
        rest.map { $0.server == server && now < $0.until } ?? false
    }

    /// False when there is nothing left to do with this carrier.
    private func sendArmful(to server: MailServer, with carrier: any LetterCarrier) async throws -> Bool {
        let now = clock()
        let letters = try await database.write { transaction in
            guard try transaction.settings.mailServer() == server else { return [TakenLetter]() }
            return try transaction.letters.take(Self.armful, at: now, lease: Self.lease)
        }
        for letter in letters {
            guard !Task.isCancelled else {
                try await database.write { try $0.letters.giveBack(letter) }
                return false
            }
            let outcome = await carrier.carry(letter, at: clock())
            guard try await note(outcome, of: letter, server) else { return false }
        }
        return !letters.isEmpty
    }

    /// Writes down what came of a letter. False when the ones after it are not to be sent now.
    private func note(
        _ outcome: DeliveryOutcome, of letter: TakenLetter, _ server: MailServer
    ) async throws -> Bool {
        let now = clock()
        let retry = now + Letter.wait(afterTries: letter.tries, jitter: .random(in: 0...1))
        let isInTrouble = if case .trouble = outcome { true } else { false }
        if isInTrouble { rest = (server, now + Self.restSeconds) }
        return try await database.write { transaction in
            let isOurs = try transaction.letters.settle(letter, outcome, at: now, retry: retry)
            if isInTrouble {
                try transaction.letters.giveBack(letter)
            } else {
                try transaction.letters.renew(letter, until: now + Self.lease)
            }
            // Not ours: we were so slow that others hold us for dead and have taken the rest.
            return isOurs && !isInTrouble
        }
    }
}

extension LetterStore {
    /// What becomes of a letter: sent, given up, or tried again. False when it was not this taker's any more.
    fileprivate func settle(
        _ letter: TakenLetter, _ outcome: DeliveryOutcome, at now: Int64, retry: Int64
    ) throws -> Bool {
        switch outcome {
        case .delivered: try sent(letter, at: now)
        case .refused(let words, isFinal: true): try fail(letter, because: words, at: now)
        case .refused(let words, isFinal: false), .trouble(let words):
            letter.tries < Letter.mostTries
                ? try postpone(letter, until: retry, because: words) : try fail(letter, because: words, at: now)
        }
    }
}
