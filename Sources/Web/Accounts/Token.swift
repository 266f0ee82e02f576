import Crypto

/// A secret of 256 random bits that its owner shows again: a session's cookie, a one-time link.
///
/// The database keeps only its SHA-256, so that a copy of the database lets nobody in.
public struct Token: Hashable, Sendable, CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public let text: String

    public init() {
        text = Hex.text(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
    }

    /// - Returns: nil unless the text has a token's form.
    public init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        self.text = text
    }

    /// What the database keeps: the SHA-256 of the digits, in hexadecimal.
    public var hash: String { Hex.text(SHA256.hash(data: Array(text.utf8))) }

    /// Left out, so that no log shows it.
    public var description: String { "a token" }
}
