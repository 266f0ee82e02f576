import Domain
import Testing

/// Words that nobody is to be shown, and what is written under comments.
@Suite struct UnshownTests {
    private static let asked: Questionnaire = {
        let text = Translated(["en": "Q"])
        return Questionnaire(
            key: "q", title: text, languages: ["en"], respondents: .employees,
            sections: [
                .init(questions: [
                    Question(key: "why", kind: .comment, text: text, isRequired: true),
                    Question(key: "name", kind: .line, text: text),
                    Question(
                        key: "more", kind: .yesNo, text: text,
                        condition: Condition(question: "why", test: .isAnswered)),
                ])
            ])
    }()

    @Test func `what is ticked goes no further than that something was written`() throws {
        let sheet = try AnswerSheet(
            Form(["why": ["secret"], "why.unshown": ["yes"], "name": ["Ada"], "more": ["yes"]]), Self.asked)
        #expect(sheet.answers == ["why": .unshown, "name": .text("Ada"), "more": .number(1)])
    }

    @Test func `a tick beside nothing is no answer, unless the words were sent before`() throws {
        let problems = #expect(throws: FieldProblems.self) {
            try AnswerSheet(Form(["why.unshown": ["yes"], "name.unshown": ["yes"]]), Self.asked)
        }
        #expect(problems?.list.map(\.field) == ["why"])
        let before = try AnswerSheet(Form(["why.unshown": [Question.unshownBefore]]), Self.asked)
        #expect(before.answers == ["why": .unshown])
    }

    @Test func `what is too long is told, ticked or not`() {
        let long = String(repeating: "x", count: Question.longestComment + 1)
        #expect(Self.asked.questions[0].fault(in: Form(["why": [long], "why.unshown": ["yes"]])) == .tooLong(by: 1))
    }

    @Test func `an entry is kept without the space around it and with plain line ends`() throws {
        #expect(try Domain.Comment.entry(" \r\n a\r\nb\0 \n") == "a\nb\u{FFFD}")
        #expect(
            try Domain.Comment.entry(String(repeating: "é", count: Domain.Comment.longestEntry)).count
                == Domain.Comment.longestEntry)
        #expect(throws: AnswerFault.missing) { try Domain.Comment.entry(" \n ") }
        #expect(throws: AnswerFault.tooLong(by: 2)) {
            try Domain.Comment.entry(String(repeating: "x", count: Domain.Comment.longestEntry + 2))
        }
        #expect(throws: AnswerFault.tooLong(by: 1)) {
            try Domain.Comment.entry("e" + String(repeating: "\u{301}", count: Domain.Comment.longestEntry))
        }
    }
}
