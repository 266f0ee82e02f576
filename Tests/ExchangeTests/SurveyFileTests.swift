import Domain
import Exchange
import Testing

struct SurveyFileTests {
    private static let whole = """
        key: all-kinds
        title: {en: "All, kinds", de: "Alle"}
        languages: [en, de]
        respondents: customers
        introduction: Hello
        thanks: {en: "Yes", de: "Ja"}
        sections:
          - title: One
            text: Some text
            questions:
              - {key: q1, kind: recommend, required: true, text: Would you?, help: Think}
              - {key: q2, kind: agreement, points: 7, scale: s, reversed: true, text: "yes"}
              - {key: q3, kind: yes-no, text: "null"}
              - {key: q4, kind: number, low: -1.5, high: 100, text: How many}
              - {key: q5, kind: choice, text: Which, options: [{key: "1", text: "1"}, {key: "no", text: {en: "No", de: "Nein"}}]}
              - {key: q6, kind: choices, text: Which, options: [{key: a, text: A}, {key: b, text: B}], show_if: {question: q5, is: ["no"]}}
              - {key: q7, kind: ranking, text: Rank, options: [{key: a, text: A}, {key: b, text: B}], show_if: {question: q1, at_most: 6}}
          - questions:
              - {key: q8, kind: line, text: Line, show_if: {question: q3, is: "yes"}}
              - {key: q9, kind: comment, text: "a: b # c", show_if: {question: q8}}
              - {key: q10, kind: date, text: When}

        """

    private func read(_ yaml: String) throws -> Questionnaire { try SurveyFile(yaml: Array(yaml.utf8)).questionnaire }

    @Test func `every kind is read, written and read again as the same`() throws {
        let first = try read(Self.whole)
        #expect(first.questions.count == 10 && first.title.texts["de"] == "Alle")
        #expect(first.questions[1].text.texts == ["en": "yes"] && first.questions[2].text.texts == ["en": "null"])
        #expect(first.questions[4].kind.options.map(\.key) == ["1", "no"])
        let yaml = try SurveyFile(first).yaml()
        #expect(try read(yaml) == first, "\(yaml)")
    }

    @Test(arguments: [
        ("key: pulse", "key: Pulse 1", 1), ("kind: recommend", "kind: stars", 11), ("points: 7", "points: many", 12),
        ("respondents: customers", "respondents: all", 4), ("low: -1.5", "low: 200", 14),
        ("help: Think", "hepl: Think", 11), ("required: true", "required: perhaps", 11),
        ("question: q5, is", "question: q9, is", 16), ("title: One", "title: [One]", 8),
        ("  - questions:", "  - question:", 18),
    ])
    func `a fault is told with its line`(good: String, bad: String, line: Int) throws {
        let text = Self.whole.replacing("key: all-kinds", with: "key: pulse").replacing(good, with: bad)
        let problems = #expect(throws: SurveyFile.Problems.self) { try read(text) }
        #expect(problems?.list.contains { $0.line == line } == true, "\(problems?.description ?? "")")
    }

    @Test(arguments: ["", "\u{FEFF}", "- a", "key: [", "key: a\nkey: b", "\t", "&a [*a]", "? {}", "!!binary x"])
    func `what is no survey is refused with a line`(text: String) throws {
        let problems = #expect(throws: SurveyFile.Problems.self) { try read(text) }
        #expect((problems?.list.first?.line ?? 0) >= 1)
    }

    @Test func `a small file cannot become an endless one`() throws {
        let options = (0..<100).map { "{key: o\($0), text: t}" }.joined(separator: ",")
        let question = "{key: q, kind: choice, text: t, options: *o}"
        let section = "{questions: [" + Array(repeating: question, count: 400).joined(separator: ",") + "]}"
        let text = """
            key: bomb
            title: t
            languages: [en]
            respondents: customers
            introduction: &o [\(options)]
            sections: [\(Array(repeating: section, count: 20).joined(separator: ","))]
            """
        #expect(throws: SurveyFile.Problems.self) { try read(text) }
        #expect(throws: SurveyFile.Problems.self) { try read(String(repeating: "#", count: SurveyFile.largest + 1)) }
        #expect(throws: SurveyFile.Problems.self) { try SurveyFile(yaml: [0xFF, 0xFE, 0x00]) }
    }
}
