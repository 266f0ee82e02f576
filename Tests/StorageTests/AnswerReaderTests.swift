import Domain
import Foundation
import Testing

@testable import Storage

struct AnswerReaderTests {
    private static let sheets: [[String: Answer]] = [
        [:], ["q": .number(0)], ["q": .number(-0.5), "r": .number(1e300), "s": .number(123_456_789_012_345_680)],
        ["q": .options([]), "r": .options(["a", "b-2"])], ["q": .unshown, "r": .unshown, "s": .number(1)],
        ["q": .day(Day(rawValue: -719_468)), "r": .day(Day(rawValue: 0))],
        ["q": .text(""), "r": .text("\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}"), "s": .text("é 😀 שלום \u{202e}\u{FFFF}")],
    ]

    @Test(arguments: sheets) func `what is kept is read as it was`(answers: [String: Answer]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let kept = String(decoding: try encoder.encode(answers), as: UTF8.self)
        #expect(try AnswerReader.answers(kept) == answers)
        encoder.outputFormatting = [.prettyPrinted]
        #expect(try AnswerReader.answers(String(decoding: try encoder.encode(answers), as: UTF8.self)) == answers)
    }

    @Test func `escapes are read, also of characters in two halves`() throws {
        let read = try AnswerReader.answers(#"{"q": "\u00e4\uD83D\uDE00\u0000\/", "r": "\ud83d"}"#)
        #expect(read == ["q": .text("ä😀\u{0}/"), "r": .text("\u{FFFD}")])
    }

    @Test(arguments: [
        "", "{", "[]", "{}x", "{\"q\"}", "{\"q\":}", "{\"q\":1", "{\"q\":1,}", "{\"q\":\"a}", "{\"q\":\"\\x\"}",
        "{\"q\":[1]}", "{\"q\":{\"hour\":1}}", "{\"q\":{\"day\":1.5}}", "{\"q\":true}", "{\"q\":1e999}", "{\"q\":nul}",
        "{\"q\":nulls}",
        "{\"q\":\"\\u12\"}",
        "{\"q\":\"\\",
    ])
    func `anything else is a damaged database`(text: String) {
        #expect(throws: DatabaseRefusal.self) { try AnswerReader.answers(text) }
    }

    @Test func `broken texts never crash it`() throws {
        let whole = Array(#"{"a":"\u00e4x","b":[“c”,"d"],"e":{"day":12},"f":-1.5e3}"#.utf8)
        for end in whole.indices {
            _ = try? AnswerReader.answers(String(decoding: whole[..<end], as: UTF8.self))
            var bytes = whole
            bytes[end] = UInt8(ascii: "\"")
            _ = try? AnswerReader.answers(String(decoding: bytes, as: UTF8.self))
        }
    }
}
