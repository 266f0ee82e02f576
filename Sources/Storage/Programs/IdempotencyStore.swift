public import Domain

extension Transaction {
    public var idempotency: IdempotencyStore { IdempotencyStore(transaction: self) }
}

/// Requests that a program named, so that it can send them again: each is carried out once.
public struct IdempotencyStore {
    let transaction: any Transaction

    /// How long a name is remembered, in seconds.
    public static let life: Int64 = 24 * 3_600
    /// After so many seconds without an answer, whoever had the request is taken for dead.
    public static let lease: Int64 = 60

    /// A request as its program named it.
    public struct Key: Hashable, Sendable {
        public let token: APIToken.ID
        public let name: String

        public init(token: APIToken.ID, name: String) {
            self.token = token
            self.name = name
        }
    }

    /// What is known of a request that wants to be carried out.
    public enum Claim: Hashable, Sendable {
        /// It is new, and the claimant's to carry out.
        case free
        case running
        /// Sealed, as ``keep(_:of:)`` got it.
        case answered([UInt8])
        /// The name stands for another request.
        case taken
    }

    /// Claims a request. Best in ``Database/writeBeside(_:)``: of several that come at once, one gets it.
    public func claim(_ key: Key, request hash: String, at now: Int64) throws -> Claim {
        try transaction.execute("DELETE FROM idempotency_key WHERE made_at <= \(now - Self.life)")
        try transaction.execute(
            """
            DELETE FROM idempotency_key
            WHERE token_id = \(key.token) AND key = \(key.name) AND answer IS NULL AND made_at <= \(now - Self.lease)
            """)
        let claimed = try transaction.execute(
            """
            INSERT INTO idempotency_key (token_id, key, request_hash, made_at)
            VALUES (\(key.token), \(key.name), \(hash), \(now)) ON CONFLICT (token_id, key) DO NOTHING
            """)
        if claimed == 1 { return .free }
        return try transaction.first(
            "SELECT request_hash, answer FROM idempotency_key WHERE token_id = \(key.token) AND key = \(key.name)"
        ) { $0.text(0) != hash ? .taken : $0.isNull(1) ? .running : .answered($0.blob(1)) } ?? .running
    }

    /// Keeps how a claimed request was answered.
    public func keep(_ answer: [UInt8], of key: Key) throws {
        try transaction.execute(
            """
            UPDATE idempotency_key SET answer = \(SQLValue.blob(answer))
            WHERE token_id = \(key.token) AND key = \(key.name)
            """)
    }

    /// Gives a request back that was refused: nothing was done, and it may come again.
    public func release(_ key: Key) throws {
        try transaction.execute(
            "DELETE FROM idempotency_key WHERE token_id = \(key.token) AND key = \(key.name) AND answer IS NULL")
    }
}
