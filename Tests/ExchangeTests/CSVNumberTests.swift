import Exchange
import Testing

struct CSVNumberTests {
    private func read(_ text: String, decimalComma: Bool = false) -> CSVNumber {
        Array(text.utf8).withUnsafeBufferPointer { CSVNumber($0, decimalComma: decimalComma) }
    }

    @Test(arguments: [
        "0", "-0.5", ".5", "5.", "1e-3", "+7", " 12 ", "0.1", "123456789012345678901234567890", "4.9e-324",
        "9007199254740993", "0.30000000000000004", "1.7976931348623157e308",
    ])
    func `a number is read as the nearest double`(text: String) {
        let bare = text.filter { $0 != " " }
        let expected = Double(bare.hasPrefix(".") ? "0" + bare : bare.hasSuffix(".") ? bare + "0" : bare)!
        #expect(read(text) == .value(expected))
    }

    @Test func `every short decimal is rounded as the standard library rounds it`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<100_000 {
            let digits = UInt64.random(in: 0...999_999_999_999_999_999, using: &random)
            let text = "\(digits)".dropLast(Int.random(in: 0...17, using: &random))
            guard !text.isEmpty else { continue }
            let place = Int.random(in: 0...text.count, using: &random)
            let number = "0\(text.prefix(place)).\(text.dropFirst(place))0"
            guard read(number) == .value(Double(number)!) else {
                Issue.record("\(number) is rounded otherwise")
                return
            }
        }
    }

    @Test func `white space alone is missing`() {
        #expect(read("") == .missing)
        #expect(read(" \t") == .missing)
    }

    @Test(arguments: ["NaN", "nan", "inf", "-Infinity", "1e999", "#DIV/0!"])
    func `what is not finite is told`(text: String) { #expect(read(text) == .wrong(.notFinite)) }

    @Test func `a comma, a percent sign and plain nonsense are told apart`() {
        #expect(read("0,5") == .wrong(.comma))
        #expect(read("1,234.5") == .wrong(.comma))
        #expect(read("71 %") == .wrong(.percentSign))
        #expect(read("high") == .wrong(.notANumber))
        #expect(read("0x1F") == .wrong(.notANumber))
        #expect(read("1.2.3") == .wrong(.notANumber))
        #expect(read("-") == .wrong(.notANumber))
    }

    @Test func `a decimal comma is read when it is said, and a point then refused`() {
        #expect(read("-0,25", decimalComma: true) == .value(-0.25))
        #expect(read("1.234", decimalComma: true) == .wrong(.point))
        #expect(read("1.234,5", decimalComma: true) == .wrong(.point))
    }
}
