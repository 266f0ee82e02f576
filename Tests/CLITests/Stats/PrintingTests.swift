import Foundation
import Testing

@testable import CLI

@Suite struct PrintingTests {
    @Test func `JSON keeps every digit, its order and its quotes`() throws {
        let value: JSONValue = [
            "b": JSONValue(0.1 + 0.2), "a": .array([.int(3), .null, .bool(true)]), "q": "a\"\\\n\u{1}é",
        ]
        let text = value.text
        #expect(text.contains("0.30000000000000004"))
        #expect(try #require(text.range(of: "\"b\"")).lowerBound < #require(text.range(of: "\"a\"")).lowerBound)
        let back = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(back["q"] as? String == "a\"\\\n\u{1}é")
    }

    @Test func `what is no number is null in JSON`() {
        #expect(JSONValue(.infinity) == .null && JSONValue(.nan) == .null && JSONValue(nil) == .null)
    }

    @Test func `figures read as a person writes them`() {
        #expect(Words.whole(1811) == "1,811" && Words.whole(12) == "12" && Words.whole(-1_234_567) == "−1,234,567")
        #expect(Words.decimal(-0.0004) == "0.000" && Words.decimal(-0.5, 1) == "−0.5" && Words.decimal(.nan) == "–")
        #expect(Words.p(0.0001).filter { $0 != Words.joint } == "p<0.001" && Words.bareP(0.0124) == "0.012")
        #expect(Words.count(1, "row") == "1 row" && Words.count(1200, "row") == "1,200 rows")
        #expect(Words.list(["a", "b", "c"]) == "a, b and c" && Words.list(["a"]) == "a" && Words.list([]) == "")
        #expect(Words.places(for: 0.0123) == 4 && Words.places(for: 17) == 1 && Words.places(for: 2000) == 0)
    }

    @Test func `decimal points stand below one another`() {
        let table = TextTable(
            ["", "value", "p"], [["a", "1.25", "0.5"], ["bcd", "−10.5", "< 0.001"], ["e", "7", ""]])
        #expect(
            table.text == """
                         value         p
                  a       1.25     0.5
                  bcd   −10.5    < 0.001
                  e       7
                """)
    }

    @Test func `sentences break between words and never inside a p`() {
        let page = Page("t", [], String(repeating: "word ", count: 16) + "and then \(Words.p(0.5))")
        #expect(page.text.split(separator: "\n").allSatisfy { $0.count <= 88 })
        #expect(page.text.contains("p = 0.500"))
    }
}
