import Domain
import Foundation

/// What a letter says, as the queue keeps it until it is sent.
struct LetterPayload: Codable {
    let subject: String
    let text: String
    let html: String?
    let unsubscribe: String?
    let replyTo: Mailbox?
    let language: String

    init(_ letter: Letter) {
        subject = letter.subject
        text = letter.text
        html = letter.html
        unsubscribe = letter.unsubscribe
        replyTo = letter.replyTo
        language = letter.language
    }

    init(json: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) }

    var json: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}

extension LetterStore {
    static let columns: SQL = "id, to_address, to_name, state, made_at, due_at, tries, last_error, purpose, about"

    static func record(_ row: any Row) throws -> LetterRecord {
        LetterRecord(
            id: Letter.ID(row.integer(0)), to: Mailbox(row.text(1), name: row.text(2)), state: try row.choice(3),
            madeAt: row.integer(4), dueAt: row.integer(5), tries: Int(row.integer(6)),
            lastError: row.isNull(7) ? nil : row.text(7), purpose: row.text(8), about: row.isNull(9) ? nil : row.text(9)
        )
    }

    static func taken(_ row: any Row) throws -> TakenLetter {
        let payload = try LetterPayload(json: row.text(3))
        let letter = Letter(
            to: Mailbox(row.text(1), name: row.text(2)), subject: payload.subject, text: payload.text,
            html: payload.html, unsubscribe: payload.unsubscribe, replyTo: payload.replyTo, language: payload.language,
            purpose: row.text(4), about: row.isNull(5) ? nil : row.text(5))
        return TakenLetter(
            id: Letter.ID(row.integer(0)), letter: letter, madeAt: row.integer(6), tries: Int(row.integer(7)),
            lease: row.integer(8))
    }
}
