import Crypto
import CryptoExtras
import Foundation

/// What the database keeps of a password: `scrypt$15$8$3$salt$key`, salt and key in base 64.
///
/// The password is brought to one Unicode form first (NFKC), so that it does not depend on the keyboard. Both ways take
/// a tenth of a second of work: call them off the cooperative pool (``PasswordCheck``).
public struct PasswordHash: Hashable, Sendable {
    /// As it is kept.
    public let text: String

    public init(text: String) { self.text = text }

    /// Hashes a password with a salt of its own.
    public init(of password: String, cost: PasswordCost = .standard) throws {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        let key = try Self.key(password, salt, cost)
        text = [
            "scrypt", "\(cost.logRounds)", "\(cost.blockSize)", "\(cost.parallelism)", salt.base64EncodedString(),
            key.base64EncodedString(),
        ].joined(separator: "$")
    }

    /// Whether it was made of this password; compared in constant time. False for a text that is no such hash.
    public func matches(_ password: String) throws -> Bool {
        let parts = text.split(separator: "$").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let logRounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]), (1...20).contains(logRounds), (1...32).contains(blockSize),
            (1...16).contains(parallelism), let salt = Data(base64Encoded: parts[4]),
            let expected = Data(base64Encoded: parts[5])
        else { return false }
        let cost = PasswordCost(logRounds: logRounds, blockSize: blockSize, parallelism: parallelism)
        let key = try Self.key(password, salt, cost)
        // The difference of every byte is looked at, whatever the first ones say.
        return key.count == expected.count && zip(key, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func key(_ password: String, _ salt: Data, _ cost: PasswordCost) throws -> Data {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.precomposedStringWithCompatibilityMapping.utf8), salt: salt, outputByteCount: 32,
            rounds: 1 << cost.logRounds, blockSize: cost.blockSize, parallelism: cost.parallelism)
        return key.withUnsafeBytes { Data($0) }
    }
}
