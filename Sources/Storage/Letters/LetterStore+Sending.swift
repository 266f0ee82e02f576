public import Domain

extension LetterStore {
    /// Whether there is anything to take.
    public func hasDue(at now: Int64) throws -> Bool {
        try transaction.first(
            """
            SELECT 1 FROM letter
            WHERE (state = 'waiting' AND due_at <= \(now)) OR (state = 'sending' AND leased_until <= \(now)) LIMIT 1
            """
        ) { _ in true } ?? false
    }

    /// Takes the letters that are due, longest waiting first, so that nobody else takes them.
    /// - Parameters:
    ///   - limit: how many at most.
    ///   - lease: for how many seconds. Whoever has not told by then what became of them is taken for dead.
    public func take(_ limit: Int, at now: Int64, lease: Int64) throws -> [TakenLetter] {
        try takeBack(at: now)
        let token = Int64.random(in: 1...Int64.max)
        // "waiting" twice: what another taker has changed meanwhile is looked at again with the outer condition.
        try transaction.execute(
            """
            UPDATE letter SET state = 'sending', lease = \(token), leased_until = \(now + lease), tries = tries + 1
            WHERE state = 'waiting' AND id IN (
                SELECT id FROM letter WHERE state = 'waiting' AND due_at <= \(now) ORDER BY due_at, id LIMIT \(limit))
            """)
        return try transaction.rows(
            """
            SELECT id, to_address, to_name, payload, purpose, about, made_at, tries, lease FROM letter
            WHERE state = 'sending' AND lease = \(token) ORDER BY due_at, id
            """, Self.taken)
    }

    /// Notes that a letter was sent, and keeps no words of it. False when it was not this taker's any more.
    @discardableResult
    public func sent(_ letter: TakenLetter, at now: Int64) throws -> Bool {
        try transaction.execute(
            """
            UPDATE letter SET state = 'sent', lease = NULL, leased_until = NULL, due_at = \(now), payload = NULL,
                to_name = '', last_error = NULL
            WHERE id = \(letter.id) AND state = 'sending' AND lease = \(letter.lease)
            """) == 1
    }

    /// Puts a letter back to be tried again later. False when it was not this taker's any more.
    @discardableResult
    public func postpone(_ letter: TakenLetter, until due: Int64, because reason: String) throws -> Bool {
        try transaction.execute(
            """
            UPDATE letter SET state = 'waiting', lease = NULL, leased_until = NULL, due_at = \(due),
                last_error = \(reason)
            WHERE id = \(letter.id) AND state = 'sending' AND lease = \(letter.lease)
            """) == 1
    }

    /// Gives a letter up. False when it was not this taker's any more.
    @discardableResult
    public func fail(_ letter: TakenLetter, because reason: String, at now: Int64) throws -> Bool {
        try transaction.execute(
            """
            UPDATE letter SET state = 'failed', lease = NULL, leased_until = NULL, due_at = \(now),
                last_error = \(reason)
            WHERE id = \(letter.id) AND state = 'sending' AND lease = \(letter.lease)
            """) == 1
    }

    /// Holds on to what else was taken together with a letter.
    public func renew(_ letter: TakenLetter, until instant: Int64) throws {
        try transaction.execute(
            "UPDATE letter SET leased_until = \(instant) WHERE state = 'sending' AND lease = \(letter.lease)")
    }

    /// Puts all that was taken together with a letter and not tried back as it was.
    public func giveBack(_ letter: TakenLetter) throws {
        try transaction.execute(
            """
            UPDATE letter SET state = 'waiting', lease = NULL, leased_until = NULL, tries = tries - 1
            WHERE state = 'sending' AND lease = \(letter.lease)
            """)
    }

    /// Lets a letter that was given up or postponed be sent at once, with all its tries before it.
    @discardableResult
    public func retry(_ id: Letter.ID, at now: Int64) throws -> Bool {
        try transaction.execute(
            """
            UPDATE letter SET state = 'waiting', due_at = \(now), tries = 0
            WHERE id = \(id) AND state IN ('waiting', 'failed')
            """) == 1
    }

    /// Lets all that was given up or went wrong be sent at once; returns how many.
    @discardableResult
    public func retryAll(at now: Int64) throws -> Int {
        try transaction.execute(
            """
            UPDATE letter SET state = 'waiting', due_at = \(now), tries = 0
            WHERE state = 'failed' OR (state = 'waiting' AND last_error IS NOT NULL)
            """)
    }

    /// What was taken by somebody who died is tried again, unless it was tried too often: it may be what killed them.
    private func takeBack(at now: Int64) throws {
        try transaction.execute(
            """
            UPDATE letter SET state = CASE WHEN tries < \(Letter.mostTries) THEN 'waiting' ELSE 'failed' END,
                lease = NULL, leased_until = NULL, due_at = \(now), last_error = \(Self.brokenOff)
            WHERE state = 'sending' AND leased_until <= \(now)
            """)
    }

    private static let brokenOff = "The server was broken off while it was sending. The letter may have arrived."
}
