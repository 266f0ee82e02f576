/// How much work one guess at a password costs: scrypt's N (as its base-2 logarithm), r and p.
public struct PasswordCost: Hashable, Sendable {
    public let logRounds: Int
    public let blockSize: Int
    public let parallelism: Int

    public init(logRounds: Int, blockSize: Int, parallelism: Int) {
        self.logRounds = logRounds
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// 32 MB and about a tenth of a second for each guess (N = 2¹⁵, r = 8, p = 3; OWASP Password Storage Cheat Sheet).
    public static let standard = PasswordCost(logRounds: 15, blockSize: 8, parallelism: 3)
}
