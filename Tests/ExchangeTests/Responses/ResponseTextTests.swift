import Testing

@testable import Exchange

struct ResponseTextTests {
    @Test func `names of variables are such as SPSS allows, and no two are alike`() {
        let long = String(repeating: "a", count: 60)
        let names = SPSSNames.names(of: [
            "unit_name", "unit-name", "served-well", "why.price", "1st", "by", "\(long).\(long)", "\(long).\(long)2",
            "\(long)-.a", "größe",
        ])
        #expect(
            names == [
                "unit_name", "unit_name_2", "served_well", "why.price", "q_1st", "q_by", "\(long).aaa",
                "\(long).a_2", "\(long)_.a", "gr__e",
            ])
        #expect(names.allSatisfy { $0.utf8.count <= 64 })
    }

    @Test func `labels of SPSS files are cut between characters, on one line`() {
        #expect(SPSSText.label("a\nb\r\nc", atMost: 20) == "a b c")
        #expect(SPSSText.label("ääää", atMost: 8) == "ääää")
        #expect(SPSSText.label("äääää", atMost: 8) == "ää…")
        #expect(SPSSText.value(String(repeating: "é", count: 10_000)).utf8.count == 20_000)
        #expect(SPSSText.value(String(repeating: "é", count: 20_000)).utf8.count == 32_767)
    }

    @Test(arguments: [
        ("plain é 😀", "plain é 😀"), ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("\u{1}\u{B}\u{1F}\t", "���\t"),
        ("\u{FFFE}\u{FFFF}\u{FFFD}", "���"), ("_x0041_ _x41_", "_x005F_x0041_ _x41_"),
        ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"), ("！", "！"),
    ])
    func `cells of workbooks hold what XML can hold`(text: String, held: String) {
        #expect(XLSXText.held(text) == held)
    }

    @Test func `a text that is too long for a cell is cut off and says so`() {
        let longest = String(repeating: "x", count: 32_767)
        #expect(XLSXText.held(longest) == longest)
        #expect(XLSXText.held(longest + "y") == longest.dropLast() + "…")
        let faces = XLSXText.held(String(repeating: "😀", count: 20_000))
        #expect(faces.utf16.count == 32_767 && faces.hasSuffix("😀…"))
    }
}
