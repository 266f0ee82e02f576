/// The session's secret in forms, which shows that the form came from a page of ours.
///
/// Each page prints it behind a fresh mask: were it the same text every time, the length of compressed pages could give
/// it away letter by letter (the BREACH attack).
enum FormToken {
    /// The name of the hidden field, and of the query item where the body is a stream.
    static let field = "form-token"

    /// - Parameter secret: 32 bytes in hexadecimal, as the session keeps them.
    static func masked(_ secret: String) -> String {
        let mask = bytes(Token().text)
        return Hex.text(mask) + Hex.text(zip(mask, bytes(secret)).map { $0 ^ $1 })
    }

    /// Whether `text` is the secret behind some mask; compared in constant time.
    static func matches(_ text: String, secret: String) -> Bool {
        let given = bytes(text)
        let expected = bytes(secret)
        guard expected.count == 32, given.count == 64 else { return false }
        return zip(zip(given.prefix(32), given.suffix(32)), expected).reduce(0) { $0 | ($1.0.0 ^ $1.0.1 ^ $1.1) } == 0
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == hex.utf8.count, digits.count.isMultiple(of: 2) else { return [] }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
