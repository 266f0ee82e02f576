import Domain
import Testing

struct QuestionnaireEditingTests {
    private static func text(_ text: String) -> Translated { Translated(["en": text]) }

    private static func question(
        _ key: String, _ text: String? = nil, _ kind: Question.Kind = .agreement(points: 5),
        if condition: Condition? = nil
    ) -> Question {
        Question(key: key, kind: kind, text: Self.text(text ?? key), condition: condition)
    }

    /// Two sections: a, b | c, and c is asked only after b.
    private static let asked = Questionnaire(
        key: "pulse", title: text("Pulse"), languages: ["en"], respondents: .employees,
        sections: [
            .init(title: text("One"), questions: [question("a", "Alpha?"), question("b", "Beta?")]),
            .init(questions: [question("c", "Gamma?", if: Condition(question: "b", test: .isAtMost(2)))]),
        ])

    private static func keys(_ draft: Questionnaire) -> [[String]] { draft.sections.map { $0.questions.map(\.key) } }
    private static func at(_ text: String) -> Questionnaire.Place { Questionnaire.Place(text)! }

    @Test(arguments: [
        ("0.0", "up", nil, ""), ("0.1", "up", [["b", "a"], ["c"]], "0.0"),
        ("0.1", "down", [["a"], ["b", "c"]], "1.0"),
        ("1.0", "up", [["a", "b", "c"], []], "0.2"), ("1.0", "down", nil, ""),
        ("0", "down", [["c"], ["a", "b"]], "1"),
        ("0", "up", nil, ""), ("1", "down", nil, ""), ("5.0", "down", nil, ""), ("0.9", "up", nil, ""),
    ])
    func `a question or section moves by one place, on into the next section, and not over the ends`(
        place: String, direction: String, expected: [[String]]?, end: String
    ) throws {
        let way = try #require(Questionnaire.Direction(rawValue: direction))
        let change = try? Self.asked.moving(Self.at(place), way)
        #expect(change.map { Self.keys($0.draft) } == expected)
        #expect(change?.place == Questionnaire.Place(end))
        #expect(expected == nil || Self.asked.canMove(Self.at(place), way))
    }

    @Test(arguments: [
        ("0.0", "1.1", [["b"], ["c", "a"]]), ("0.0", "0.1", [["b", "a"], ["c"]]),
        ("1.0", "0.0", [["c", "a", "b"], []]),
        ("1", "0", [["c"], ["a", "b"]]), ("0.0", "0.2", nil), ("0.0", "7.0", nil), ("0", "0.0", nil),
        ("whole", "0", nil),
    ])
    func `a move leads to a place, counted without what is moved`(
        place: String, target: String, expected: [[String]]?
    ) {
        #expect((try? Self.asked.moving(Self.at(place), to: Self.at(target))).map { Self.keys($0.draft) } == expected)
    }

    @Test func `moving there and back gives the same draft`() throws {
        for (section, content) in Self.asked.sections.enumerated() {
            for index in content.questions.indices {
                for (there, back) in [(Questionnaire.Direction.up, Questionnaire.Direction.down), (.down, .up)] {
                    guard let moved = try? Self.asked.moving(.question(section: section, index), there) else {
                        continue
                    }
                    #expect(try moved.draft.moving(moved.place, back).draft == Self.asked)
                }
            }
        }
    }

    @Test func `a condition whose question moved behind it, or is gone, is a problem in its place`() throws {
        for change in [try Self.asked.moving(Self.at("0"), .down), try Self.asked.deleting(Self.at("0.1"))] {
            #expect(change.draft.problems.map(\.part) == ["show_if"])
        }
    }

    @Test func `an added question is empty, is asked like the one before, and never takes a published key`() throws {
        let change = try Self.asked.addingQuestion(to: 1, taken: ["question", "question-2"])
        #expect(change.place == Self.at("1.1") && change.words == "added a question")
        let added = try #require(change.draft.question(at: change.place))
        #expect(added.key == "question-3" && added.kind == .agreement(points: 5))
        #expect(change.draft.problems.map(\.part) == ["text"])
    }

    @Test func `a copy has a key of its own, and copied conditions look at the copies`() throws {
        let one = try Self.asked.duplicating(Self.at("0.0"))
        #expect(Self.keys(one.draft) == [["a", "alpha", "b"], ["c"]] && one.words == "duplicated “Alpha?”")
        var together = try Self.asked.moving(Self.at("1.0"), .up).draft
        together = try together.duplicating(Self.at("0")).draft
        #expect(Self.keys(together)[1] == ["alpha", "beta", "gamma"])
        #expect(together.sections[1].questions[2].condition?.question == "beta" && together.problems.isEmpty)
    }

    @Test(arguments: [
        ("0.0", [["b"], ["c"]], "deleted “Alpha?”", "0.0"), ("0.1", [["a"], ["c"]], "deleted “Beta?”", "0.0"),
        ("1.0", [["a", "b"], []], "deleted “Gamma?”", "1"),
        ("0", [["c"]], "deleted the section “One” with 2 questions", "0"),
        ("1", [["a", "b"]], "deleted the section 2 with 1 question", "0"),
    ])
    func `a deletion says what went and leads to what stands next`(
        place: String, expected: [[String]], words: String, next: String
    ) throws {
        let change = try Self.asked.deleting(Self.at(place))
        #expect(Self.keys(change.draft) == expected && change.words == words && change.place == Self.at(next))
    }

    @Test func `the last section stays, empty`() throws {
        var draft = Self.asked
        for _ in 0..<3 { draft = try draft.deleting(.section(0)).draft }
        #expect(draft.sections == [.init(questions: [])])
    }

    @Test(arguments: [
        ("What should change first?", "what-should-change-first"), ("Ärger & Größe", "arger-grosse"),
        ("Don’t you?", "dont-you"), ("…?!", nil), ("مرحبا", nil), ("\"\u{301}><script>", "script"),
        (String(repeating: "a", count: 10_000), String(repeating: "a", count: 40)),
        ("one two three four five six seven eight nine", "one-two-three-four-five-six-seven-eight"), ("", nil),
    ])
    func `a key is made of a text's words`(text: String, key: String?) {
        #expect(Questionnaire.key(from: text) == key)
    }

    @Test func `a made key follows the text until it is published, and conditions follow it`() throws {
        var draft = try Self.asked.addingQuestion(to: 0).draft
        draft = try draft.moving(Self.at("1.0"), .up).draft
        draft.sections[0].questions[3].condition = Condition(question: "question", test: .isAnswered)
        var edited = draft.sections[0].questions[2]
        edited.text = Self.text("Do you sleep well?")
        let change = try draft.changing(Self.at("0.2"), to: edited)
        #expect(Self.keys(change.draft) == [["a", "b", "do-you-sleep-well", "c"], []])
        #expect(change.draft.sections[0].questions[3].condition?.question == "do-you-sleep-well")
        edited.text = Self.text("Do you sleep?")
        let again = try change.draft.changing(Self.at("0.2"), to: edited)
        #expect(again.draft.sections[0].questions[2].key == "do-you-sleep")
        let published = ["do-you-sleep": again.draft.sections[0].questions[2]]
        edited.text = Self.text("Are you rested?")
        let kept = try again.draft.changing(Self.at("0.2"), to: edited, published: published)
        #expect(kept.draft.sections[0].questions[2].key == "do-you-sleep")
        #expect(kept.words == "changed “Are you rested?”")
    }

    @Test func `a key that somebody chose stays, whatever the text says`() throws {
        var edited = Self.asked.sections[0].questions[1]
        edited.text = Self.text("Something else")
        let change = try Self.asked.changing(Self.at("0.1"), to: edited)
        #expect(change.draft.sections[0].questions[1].key == "b")
    }

    @Test func `a made key avoids those that are there and those that were published`() throws {
        var draft = try Self.asked.addingQuestion(to: 0).draft
        var edited = draft.sections[0].questions[2]
        edited.text = Self.text("C")
        draft = try draft.changing(Self.at("0.2"), to: edited, published: ["c-2": edited]).draft
        #expect(draft.sections[0].questions[2].key == "c-3")
    }

    @Test func `options get keys of their texts, and published ones keep theirs`() throws {
        let options = ["Red", "Green", ""].map { Question.Option(key: "", text: Self.text($0)) }
        var edited = Self.asked.sections[0].questions[1]
        edited.kind = .choices(options)
        var draft = Self.asked
        draft.sections[1].questions[0].condition?.test = .isAnswered
        draft = try draft.changing(Self.at("0.1"), to: edited).draft
        var colours = draft.sections[0].questions[1]
        #expect(colours.kind.options.map(\.key) == ["red", "green", "answer"])
        draft.sections[1].questions[0].condition?.test = .isOneOf(["green", "red"])
        var changed = colours.kind.options
        changed[1].text = Self.text("Lime green")
        changed[0].text = Self.text("Crimson")
        let published = ["b": Question(key: "b", kind: .choices([colours.kind.options[0]]), text: Self.text("x"))]
        colours.kind = .choices(changed)
        draft = try draft.changing(Self.at("0.1"), to: colours, published: published).draft
        #expect(draft.sections[0].questions[1].kind.options.map(\.key) == ["red", "lime-green", "answer"])
        #expect(draft.sections[1].questions[0].condition?.test == .isOneOf(["lime-green", "red"]))
    }

    @Test func `options are added, moved and taken away, and not beyond the ends`() throws {
        let options = ["a", "b"].map { Question.Option(key: $0, text: Self.text($0)) }
        let question = Self.question("q", "Q", .ranking(options))
        #expect(try question.addingOption().kind.options.map(\.key) == ["a", "b", ""])
        #expect(try question.movingOption(0, .down).kind.options.map(\.key) == ["b", "a"])
        #expect(try question.removingOption(1).kind.options.map(\.key) == ["a"])
        #expect(throws: DraftRefusal.nowhereToMove) { try question.movingOption(0, .up) }
        #expect(throws: DraftRefusal.nothingThere) { try question.removingOption(2) }
        var many = question
        many.kind = .choice(Array(repeating: options[0], count: Questionnaire.mostOptions))
        #expect(throws: DraftRefusal.tooManyOptions) { try many.addingOption() }
    }

    @Test func `a language comes, leads, and goes with what was written in it`() throws {
        var draft = try Self.asked.adding(language: "de").draft
        #expect(draft.untranslated(in: "de").count == 5)
        let all = draft.texts.filter { $0.text.isMissing(in: "de") }.map { ($0.place, "Deutsch") }
        draft = draft.translating(Dictionary(uniqueKeysWithValues: all), into: "de").draft
        #expect(draft.untranslated(in: "de").isEmpty)
        #expect(throws: DraftRefusal.mainLanguage) { try draft.removing(language: "en") }
        draft = try draft.leading(with: "de").draft.removing(language: "en").draft
        #expect(draft.languages == ["de"] && draft.problems.isEmpty)
        #expect(draft.texts.allSatisfy { $0.text.texts == ["de": "Deutsch"] })
        #expect(throws: DraftRefusal.languageThere("de")) { try draft.adding(language: "de") }
        #expect(throws: DraftRefusal.noLanguage("<b>")) { try draft.adding(language: "<b>") }
    }

    @Test func `what can no longer be compared with its published form is told beside the question`() throws {
        let published = Dictionary(uniqueKeysWithValues: Self.asked.questions.map { ($0.key, $0) })
        #expect(Self.asked.incomparable(with: published).isEmpty)
        var draft = Self.asked
        draft.sections[0].questions[1].kind = .comment
        #expect(draft.incomparable(with: published).map(\.place) == [Self.at("0.1")])
    }

    @Test(arguments: ["", "x", "-1", "0.-1", "1.2.3", "0.", ".", "99999999999999999999"])
    func `what names no place is none`(text: String) {
        #expect(Questionnaire.Place(text) == nil)
    }

    @Test func `a number's ends that stand the wrong way round are a problem and no fault`() {
        let asked = Questionnaire(
            key: "n", title: Self.text("N"), languages: ["en"], respondents: .customers,
            sections: [
                .init(questions: [Question(key: "n", kind: .number(low: 9, high: 1), text: Self.text("N"), scale: "s")])
            ])
        #expect(asked.problems.map(\.part) == ["range"])
        #expect(AnswerSheet(readable: Form(["n": ["5"]]), asked).answers == ["n": .number(5)])
    }

    @Test func `half the time is counted for a question that not everybody is asked`() {
        #expect(Self.asked.secondsToAnswer == 10 + 8 + 8 + 4)
    }
}
