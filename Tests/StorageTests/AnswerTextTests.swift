import Domain
import Foundation
import Testing

@testable import Storage

@Suite struct AnswerTextTests {
    private static let hostile: [String: Answer] = [
        "quotes": .text("“a” \"b\" \\ / 'c'"), "lines": .text("a\nb\r\n\tc\u{0}\u{1F}\u{7F}\u{2028}"),
        "scripts": .text("Zoë 🌊 \"\u{301} שלום"), "nothing": .text(""), "whole": .number(10),
        "part": .number(-0.125), "huge": .number(1e300), "tiny": .number(5e-324),
        "wide": .number(9_007_199_254_740_993),
        "chosen": .options(["a", "b\"", "\\"]), "none": .options([]), "hidden": .unshown,
        "day": .day(Day(rawValue: -3)),
        "a \"key\"": .number(0),
    ]

    @Test func `what is written is read as it was answered`() throws {
        let text = try AnswerText(Self.hostile).text
        #expect(try JSONDecoder().decode([String: Answer].self, from: Data(text.utf8)) == Self.hostile)
    }

    @Test func `it is the text that Foundation writes, where both have one way`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let usual = Self.hostile.filter { !["lines", "huge", "tiny"].contains($0.key) }
        #expect(try AnswerText(usual).text == String(decoding: try encoder.encode(usual), as: UTF8.self))
        #expect(try AnswerText([:]).text == "{}")
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `what is no number is refused`(number: Double) {
        #expect(throws: StatementFault.self) { try AnswerText(["a": .number(number)]) }
    }
}
