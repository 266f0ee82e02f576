import Domain
import Testing

@Suite struct SubjectTests {
    private static func text(_ text: String) -> Translated { Translated(["en": text, "de": text]) }

    private static let asked = Questionnaire(
        key: "about", title: text("Life in {subject}"), languages: ["en", "de"], respondents: .customers,
        introduction: text("{subject}, {subject}"),
        sections: [
            .init(
                title: text("{subject}"),
                questions: [
                    Question(
                        key: "subject", kind: .choice([.init(key: "a", text: text("at {subject}"))]),
                        text: text("How was {subject}?"), help: text("Only {subject}."))
                ])
        ])

    @Test func `the name of what is asked about stands in every text of every language`() {
        let named = Self.asked.naming(subject: "the <till>")
        #expect(Self.asked.namesSubject && !named.namesSubject)
        #expect(named.title.texts["de"] == "Life in the <till>")
        #expect(named.introduction?.texts["en"] == "the <till>, the <till>")
        let question = named.questions[0]
        #expect(question.key == "subject" && question.text.texts["de"] == "How was the <till>?")
        #expect(question.kind.options.map(\.text.texts["en"]) == ["at the <till>"])
        #expect(named.naming(subject: "x") == named)
    }

    @Test func `one subject names itself, none the unit, and several leave it open`() {
        var plan = RoundPlan(unit: Unit.ID(1))
        #expect(plan.subjectName(unit: "North") == "North")
        plan.subjects = Subjects(kind: .product, list: [.init(key: "tea", name: "Tea")])
        #expect(plan.subjectName(unit: "North") == "Tea")
        plan.subjects?.list.append(.init(key: "milk", name: "Milk"))
        #expect(plan.subjectName(unit: "North") == nil)
    }
}
