import NIOPosix
import Storage

/// Tries passwords on threads of their own: a tenth of a second of work must not hold up other requests.
public struct PasswordCheck: Sendable {
    let cost: PasswordCost
    /// How long a failed sign-in takes, so that its time says nothing of the reason.
    let failureTime: Duration

    public init(cost: PasswordCost = .standard, failureTime: Duration = .milliseconds(800)) {
        self.cost = cost
        self.failureTime = failureTime
    }

    /// Apart from the threads on which links are computed, so that nobody waits for those to sign in. Each guess takes
    /// 32 MB: as many at once as there are threads.
    private static let threads: NIOThreadPool = {
        let threads = NIOThreadPool(numberOfThreads: 2)
        threads.start()
        return threads
    }()

    /// Whether the password is the one that was hashed. Where there is no hash, the same work is done for nothing, so
    /// that the time does not tell whether the account exists.
    public func matches(_ password: String, _ hash: String?) async throws -> Bool {
        try await Self.threads.runIfActive {
            guard let hash else {
                _ = try PasswordHash(of: password, cost: cost)
                return false
            }
            return try PasswordHash(text: hash).matches(password)
        }
    }

    public func hash(_ password: String) async throws -> String {
        try await Self.threads.runIfActive { try PasswordHash(of: password, cost: cost).text }
    }
}
