import Domain
import Testing

struct QuestionnaireTests {
    private static func text(_ text: String) -> Translated { Translated(["en": text]) }

    private static func questionnaire(_ questions: [Question]) -> Questionnaire {
        Questionnaire(
            key: "pulse", title: text("Pulse"), languages: ["en"], respondents: .employees,
            sections: [.init(questions: questions)])
    }

    private static func question(
        _ key: String, _ kind: Question.Kind = .agreement(points: 5), required: Bool = false, scale: String? = nil,
        reversed: Bool = false, if condition: Condition? = nil
    ) -> Question {
        Question(
            key: key, kind: kind, text: text(key), isRequired: required, scale: scale, isReversed: reversed,
            condition: condition)
    }

    private static let colours = ["red", "green", "blue"].map { Question.Option(key: $0, text: text($0)) }

    @Test(arguments: [
        ([question("a"), question("a")], "key"), ([question("A b")], "key"), ([], "sections"),
        ([question("a", .agreement(points: 6))], "points"), ([question("a", .number(low: 3, high: 3))], "range"),
        ([question("a", .choice([colours[0]]))], "options"),
        ([question("a", .choice([colours[0], colours[0]]))], "options"),
        ([question("a", .comment, scale: "s")], "scale"), ([question("a", .comment, reversed: true)], "reversed"),
        ([question("a", scale: "s"), question("b", .recommend, scale: "s")], "scale"),
        ([question("a", if: Condition(question: "b", test: .isAnswered)), question("b")], "show_if"),
        ([question("a", .line), question("b", if: Condition(question: "a", test: .isAtLeast(3)))], "show_if"),
        (
            [question("a", .choice(colours)), question("b", if: Condition(question: "a", test: .isOneOf(["pink"])))],
            "show_if"
        ),
    ])
    func `what cannot be asked is told with its place`(questions: [Question], part: String) {
        #expect(Self.questionnaire(questions).problems.map(\.part) == [part])
    }

    @Test func `texts of other languages may be missing, and are listed`() {
        var asked = Self.questionnaire([Self.question("a")])
        asked.languages = ["en", "de"]
        #expect(asked.problems.isEmpty)
        #expect(asked.untranslated(in: "de").map(\.part) == ["title", "text"])
        asked.sections[0].questions[0].text = Translated(["de": "Ah"])
        #expect(asked.problems.map(\.part) == ["text"])
    }

    @Test func `a form is read by kinds, and what was not asked is passed over`() throws {
        let asked = Self.questionnaire([
            Self.question("nps", .recommend, required: true),
            Self.question("why", .comment, if: Condition(question: "nps", test: .isAtMost(6))),
            Self.question("one", .choice(Self.colours)), Self.question("many", .choices(Self.colours)),
            Self.question("order", .ranking(Self.colours)), Self.question("age", .number(low: 0, high: 120)),
            Self.question("day", .date), Self.question("ok", .yesNo), Self.question("empty", .line),
        ])
        let form = Form([
            "nps": ["9"], "why": ["not asked"], "one": ["red"], "many": ["blue", "red"], "order.red": ["2"],
            "order.green": ["1"], "order.blue": ["3"], "age": ["41,5"], "day": ["2025-02-28"], "ok": ["no"],
            "empty": ["  "],
        ])
        #expect(
            try AnswerSheet(form, asked).answers == [
                "nps": .number(9), "one": .options(["red"]), "many": .options(["red", "blue"]),
                "order": .options(["green", "red", "blue"]), "age": .number(41.5),
                "day": .day(Day(year: 2025, month: 2, day: 28)), "ok": .number(0),
            ])
    }

    @Test(arguments: [
        ("nps", "11"), ("nps", "4.5"), ("nps", ""), ("one", "pink"), ("many", "pink"), ("order.red", "1"),
        ("age", "old"), ("age", "121"), ("age", "nan"), ("day", "2025-02-30"), ("ok", "maybe"),
        ("line", String(repeating: "x", count: 1_001)),
    ])
    func `a wrong answer is told beside its question`(field: String, value: String) throws {
        let asked = Self.questionnaire([
            Self.question("nps", .recommend, required: true), Self.question("one", .choice(Self.colours)),
            Self.question("many", .choices(Self.colours)), Self.question("order", .ranking(Self.colours)),
            Self.question("age", .number(low: 0, high: 120)), Self.question("day", .date),
            Self.question("ok", .yesNo), Self.question("line", .line),
        ])
        var form = Form(["nps": ["9"]])
        form.fields[field] = [value]
        let problems = #expect(throws: FieldProblems.self) { try AnswerSheet(form, asked) }
        #expect(problems?.list.map(\.field) == [String(field.prefix { $0 != "." })])
    }

    @Test func `a scale is the mean of its items, reversed ones turned round, where half were answered`() throws {
        let asked = Self.questionnaire([
            Self.question("want", scale: "wanting"), Self.question("have", scale: "wanting", reversed: true),
            Self.question("more", scale: "wanting"), Self.question("nps", .recommend),
        ])
        let metrics = asked.metrics
        #expect(metrics.map(\.metric.key) == ["pulse-wanting", "pulse-nps"])
        #expect(metrics[0].metric.name == "Wanting" && metrics[0].metric.side == .inside)
        #expect(metrics[1].metric.measure == .nps && metrics[1].metric.respondents == [.employees])
        #expect(metrics[0].value(of: AnswerSheet(["want": .number(5), "have": .number(2)])) == 4.5)
        #expect(metrics[0].value(of: AnswerSheet(["want": .number(5)])) == nil)
        #expect(metrics[1].value(of: AnswerSheet(["nps": .number(3)])) == 3)
    }
}
