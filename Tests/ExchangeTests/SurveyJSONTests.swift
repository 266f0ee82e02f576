import Domain
import Exchange
import Foundation
import Testing

@Suite struct SurveyJSONTests {
    private static let draft: Questionnaire = {
        func text(_ text: String) -> Translated { Translated(["en": text]) }
        let options = [Question.Option(key: "no", text: text("null")), Question.Option(key: "1", text: text("2"))]
        let kinds: [Question.Kind] = [
            .recommend, .agreement(points: 7), .yesNo, .number(low: -0.5, high: 1e6), .choice(options),
            .choices(options),
            .ranking(options), .line, .comment, .date,
        ]
        var questions = kinds.enumerated().map { index, kind in
            Question(key: "q\(index)", kind: kind, text: text("a/b \"\\\u{1F600}\n\tü \(index)"), isRequired: index > 4)
        }
        let tests: [Condition.Test] = [.isAnswered, .isAtLeast(3), .isAtMost(0.5), .isOneOf(["no", "1"])]
        for (index, test) in tests.enumerated() {
            let earlier = index == 3 ? "q4" : "q\(index)"
            questions[index + 5].condition = Condition(question: earlier, test: test)
        }
        questions[1].scale = "1"
        questions[1].isReversed = true
        return Questionnaire(
            key: "null", title: text("true"), languages: ["en"], respondents: .customers,
            sections: [.init(title: text("~"), questions: questions)])
    }()

    @Test func `what is written as JSON is read as the same questionnaire`() throws {
        let json = try SurveyFile(Self.draft).json()
        #expect(try SurveyFile(json: Array(json.utf8)).questionnaire == Self.draft)
    }

    @Test func `what is written as YAML is read as the same questionnaire`() throws {
        let yaml = try SurveyFile(Self.draft).yaml()
        #expect(try SurveyFile(yaml: Array(yaml.utf8)).questionnaire == Self.draft)
        let bare = try SurveyFile(yaml: Array(yaml.replacing("sections:", with: "thanks: null\nsections:").utf8))
        #expect(bare.questionnaire == Self.draft, "null says that there is nothing")
    }

    @Test func `programs that escape everything are read alike`() throws {
        let json = try SurveyFile(Self.draft).json()
        let escaped = json.utf16.map { $0 < 128 ? String(UnicodeScalar($0)!) : String(format: "\\u%04x", $0) }.joined()
            .replacing("/", with: "\\/")
        #expect(escaped.contains("\\ud83d\\ude00") && escaped.utf8.allSatisfy { $0 < 128 })
        #expect(try SurveyFile(json: Array(escaped.utf8)).questionnaire == Self.draft)
    }

    @Test(arguments: ["", "key: x", "[]", "3", "{\"key\": \"x\"", "{'key': 'x'}"])
    func `what is no JSON object is refused`(text: String) {
        #expect(throws: SurveyFile.Problems.self) { try SurveyFile(json: Array(text.utf8)) }
    }

    /// What YAML would take for a text, a number or a truth.
    @Test(arguments: [
        (#""title" : {"#, #""title" : false, "thanks" : {"#, "a text"),
        (#""points" : 7"#, #""points" : "7""#, "a number"),
        (#""required" : true"#, #""required" : "true""#, "true or false"), (#""key" : "q0""#, #""key" : 0"#, "a text"),
    ])
    func `a value of another type is refused with what must stand there`(from: String, to: String, word: String) throws
    {
        let json = try SurveyFile(Self.draft).json()
        #expect(json.contains(from))
        let problems = #expect(throws: SurveyFile.Problems.self) {
            try SurveyFile(json: Array(json.replacing(from, with: to, maxReplacements: 1).utf8))
        }
        #expect(problems?.list.contains { $0.message == "Here \(word) must stand." } == true)
    }
}
