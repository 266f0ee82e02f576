import Crypto
import Domain
import Storage
import Synchronization

/// Tells the sheets that were handed out with a round's pages from made-up ones, on every server alike and without
/// remembering any.
///
/// A sheet is 128 random bits and the first 128 of their HMAC-SHA256 with the round's link; it knows nobody and no time.
/// The key is kept in the database.
struct SheetSeal: Sendable {
    private let key: SymmetricKey

    init(key: String) { self.key = SymmetricKey(data: Array(key.utf8)) }

    /// A new sheet.
    func sheet(of round: Round) -> Token { sealed(Token().text.prefix(32), of: round) }

    /// The sheet, where it is one of this round's.
    func genuine(_ text: String, of round: Round) -> Token? {
        guard let sheet = Token(text), sealed(sheet.text.prefix(32), of: round) == sheet else { return nil }
        return sheet
    }

    private func sealed(_ random: Substring, of round: Round) -> Token {
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(round.link) \(random)".utf8), using: key)
        // Both halves are hexadecimal digits.
        return Token("\(random)\(Hex.text(code.prefix(16)))")!
    }
}

extension SheetSeal {
    /// The installation's seal, once it was read; made when the first page is drawn.
    final class Known: Sendable {
        private let seal = Mutex<SheetSeal?>(nil)

        func read(from database: any Database) async throws -> SheetSeal {
            if let seal = seal.withLock({ $0 }) { return seal }
            let kept = SheetSeal(key: try await Self.key(in: database))
            seal.withLock { $0 = kept }
            return kept
        }

        private static func key(in database: any Database) async throws -> String {
            let name = "sheet_key"
            if let known = try await database.read({ try $0.settings.text(name) }) { return known }
            return try await database.write { try $0.settings.text(name, orKeep: Token().text) }
        }
    }
}
