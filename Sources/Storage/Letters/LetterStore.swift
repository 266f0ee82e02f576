public import Domain

extension Transaction {
    public var letters: LetterStore { LetterStore(transaction: self) }
}

/// The letters that wait to be sent, and what became of them. Instants are seconds since 1970.
public struct LetterStore {
    let transaction: any Transaction

    /// Queues a letter. One that can never be sent is kept as failed with the reason, so that whoever writes to many
    /// loses none of them over one bad address; ``Letter/problem`` tells beforehand.
    /// - Parameter due: when it is to be sent; nil for at once.
    public func add(_ letter: Letter, at now: Int64, due: Int64? = nil) throws {
        try add([letter], at: now, due: due)
    }

    /// Queues many letters by the engine's fastest way.
    public func add(_ letters: some Sequence<Letter>, at now: Int64, due: Int64? = nil) throws {
        var rest = letters.makeIterator()
        try transaction.insert(
            into: "letter",
            columns: [
                "state", "made_at", "due_at", "to_address", "to_name", "payload", "last_error", "purpose", "about",
            ],
            merging: nil
        ) { row in
            guard let letter = rest.next() else { return false }
            let problem = letter.problem?.description
            row.append((problem == nil ? LetterState.waiting : .failed).rawValue)
            row.append(now)
            row.append(problem == nil ? due ?? now : now)
            row.append(letter.to.address)
            row.append(letter.to.name)
            row.append(try LetterPayload(letter).json)
            row.append(problem)
            row.append(letter.purpose)
            row.append(letter.about)
            return true
        }
    }

    /// The letters about something and all that belongs to it, oldest first: `round/12` also finds `round/12/team/3`.
    public func list(about: String, limit: Int = .max) throws -> [LetterRecord] {
        try transaction.rows(
            "SELECT \(raw: Self.columns) FROM letter WHERE \(raw: Self.isAbout(about)) ORDER BY id LIMIT \(limit)",
            Self.record)
    }

    /// How many letters about something, and all that belongs to it, are where.
    public func counts(about: String) throws -> LetterCounts {
        try counts("SELECT state, COUNT(*) FROM letter WHERE \(raw: Self.isAbout(about)) GROUP BY state")
    }

    /// How many letters are where; of those sent, only the ones since an instant.
    public func counts(sentSince instant: Int64) throws -> LetterCounts {
        try counts(
            "SELECT state, COUNT(*) FROM letter WHERE state <> 'sent' OR due_at >= \(instant) GROUP BY state")
    }

    /// The letters that were given up or went wrong and will be tried again, newest trouble first.
    public func troubles(limit: Int) throws -> [LetterRecord] {
        try transaction.rows(
            """
            SELECT \(raw: Self.columns) FROM letter
            WHERE state = 'failed' OR (state = 'waiting' AND last_error IS NOT NULL)
            ORDER BY CASE state WHEN 'failed' THEN 0 ELSE 1 END, due_at DESC, id DESC LIMIT \(limit)
            """, Self.record)
    }

    /// Drops the letters about something, and all that belongs to it, that were not sent yet; returns how many. One that is
    /// being sent just now still goes out.
    @discardableResult
    public func cancel(about: String) throws -> Int {
        try transaction.execute(
            "DELETE FROM letter WHERE state IN ('waiting', 'failed') AND \(raw: Self.isAbout(about))")
    }

    /// Drops one letter that waits or was given up; false when there is none such.
    @discardableResult
    public func drop(_ id: Letter.ID) throws -> Bool {
        try transaction.execute("DELETE FROM letter WHERE state IN ('waiting', 'failed') AND id = \(id)") == 1
    }

    /// Forgets every letter about something and all that belongs to it, also those that were sent.
    public func forget(about: String) throws {
        try transaction.execute("DELETE FROM letter WHERE \(raw: Self.isAbout(about))")
    }

    /// Forgets what was sent or given up before an instant.
    public func forget(before instant: Int64) throws {
        try transaction.execute("DELETE FROM letter WHERE state IN ('sent', 'failed') AND due_at < \(instant)")
    }

    private func counts(_ sql: SQL) throws -> LetterCounts {
        var counts = LetterCounts()
        try transaction.forEach(sql) { row in
            let n = Int(row.integer(1))
            switch try row.choice(0) as LetterState {
            case .waiting, .sending: counts.waiting += n
            case .sent: counts.sent += n
            case .failed: counts.failed += n
            }
        }
        return counts
    }

    /// As a range, which the index finds: "0" is the sign after "/".
    private static func isAbout(_ about: String) -> SQL {
        "(about = \(about) OR (about >= \(about + "/") AND about < \(about + "0")))"
    }
}
