import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage

extension Caller {
    /// Carries a request out once, however often it comes under its `Idempotency-Key`: later ones are answered as the
    /// first one was. What was refused was not done, and may come again.
    func once(_ work: @Sendable () async throws -> Reply) async throws -> Reply {
        guard let name = try idempotencyName else { return try await work() }
        let (key, database) = (IdempotencyStore.Key(token: token.id, name: name), self.site.database)
        let (hash, now) = (requestHash, self.now)
        switch try await database.writeBeside({ try $0.idempotency.claim(key, request: hash, at: now) }) {
        case .free: break
        case .running:
            throw HTTPError(
                .conflict, headers: [.retryAfter: "1"],
                message: "A request with this Idempotency-Key is being worked on.")
        case .taken:
            throw HTTPError(
                .unprocessableContent, message: "This Idempotency-Key was used for another request.")
        case .answered(let sealed): return try seal(for: name).open(sealed)
        }
        do {
            let reply = try await work()
            let sealed = try seal(for: name).close(reply)
            try await database.writeBeside { try $0.idempotency.keep(sealed, of: key) }
            return reply
        } catch {
            try await database.writeBeside { try $0.idempotency.release(key) }
            throw error
        }
    }

    /// The name that the program gave to this request; nil where it gave none.
    var idempotencyName: String? {
        get throws {
            guard self.request.method == .post, let name = self.request.headers[.idempotencyKey] else { return nil }
            guard (1...255).contains(name.utf8.count), name.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw HTTPError(
                    .badRequest, message: "An Idempotency-Key has 1 to 255 letters, digits and signs, and no spaces.")
            }
            return name
        }
    }

    private var requestHash: String {
        var hash = SHA256()
        hash.update(data: Array("\(self.request.method) \(self.request.uri.string)\n".utf8))
        hash.update(data: Array(buffer: self.document))
        return Hex.text(hash.finalize())
    }

    private func seal(for name: String) -> ReplySeal {
        ReplySeal(secret: self.request.headers[.authorization] ?? "", name: name)
    }
}

/// Closes a reply with the token's own secret, which the database does not have: an answer may hold a personal link.
struct ReplySeal {
    private let key: SymmetricKey

    init(secret: String, name: String) {
        let token = secret.split(separator: " ").last ?? ""
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Array(token.utf8)), salt: Array(name.utf8),
            info: Array("kept reply".utf8), outputByteCount: 32)
    }

    func close(_ reply: Reply) throws -> [UInt8] {
        Array(try ChaChaPoly.seal(try JSONEncoder().encode(reply), using: key).combined)
    }

    func open(_ sealed: [UInt8]) throws -> Reply {
        let bytes = try ChaChaPoly.open(ChaChaPoly.SealedBox(combined: sealed), using: key)
        var reply = try JSONDecoder().decode(Reply.self, from: bytes)
        reply.isRepeated = true
        return reply
    }
}
