import Domain
import Exchange
import Storage
import Testing

/// A shop that asks its customers every kind of question.
enum Shop {
    static let yaml = """
        key: shop
        title: {en: Our shop, de: Unser Laden}
        languages: [en, de]
        respondents: customers
        sections:
          - questions:
              - {key: nps, kind: recommend, text: {en: Recommend, de: Empfehlen}}
              - {key: served-well, kind: agreement, points: 7, text: {en: Served well, de: Gut bedient}}
              - {key: again, kind: yes-no, text: {en: Again, de: Wieder}}
              - {key: spent, kind: number, low: -1000, high: 1000, text: {en: Spent, de: Ausgegeben}}
              - {key: colour, kind: choice, text: {en: Colour, de: Farbe}, options: [{key: red, text: {en: Red, de: Rot}}, {key: sky-blue, text: {en: "Sky, blue", de: Himmelblau}}]}
              - {key: why, kind: choices, text: {en: Why, de: Warum}, options: [{key: price, text: {en: Price, de: Preis}}, {key: staff, text: {en: Staff, de: Leute}}]}
              - {key: order, kind: ranking, text: {en: Order, de: Folge}, options: [{key: a, text: {en: A, de: A}}, {key: b, text: {en: B, de: B}}]}
              - {key: name, kind: line, text: {en: Name, de: Name}}
              - {key: words, kind: comment, text: {en: Words, de: Worte}}
              - {key: visited, kind: date, text: {en: Visited, de: Besucht}}
              - {key: unit, kind: line, text: {en: Unit, de: Einheit}}

        """

    static let words = ResponseWords(
        yes: "Yes", no: "No", disagree: "disagree", agree: "agree", notLikely: "not likely", likely: "likely")

    static func words(_ language: String) -> ResponseWords {
        language == "de"
            ? ResponseWords(yes: "Ja", no: "Nein", disagree: "nein", agree: "ja", notLikely: "nein", likely: "ja")
            : words
    }

    static let names = [
        "response", "unit", "unit_name", "day", "language", "nps", "served-well", "again", "spent", "colour",
        "why.price",
        "why.staff", "order.a", "order.b", "name", "words", "visited", "unit_answer",
    ]

    static var questionnaire: Questionnaire {
        get throws { try SurveyFile(yaml: Array(yaml.utf8)).questionnaire }
    }

    static func table(as coding: ResponseCoding = .labels, in language: String = "en") throws -> ResponseTable {
        let unit = Unit(id: Unit.ID(1), key: "n", name: "North, main", kind: "shop")
        return ResponseTable(
            try questionnaire, as: coding, in: language, words: words(language), units: [unit.id: unit])
    }

    static func response(id: String = "r1", unit: Unit.ID = Unit.ID(1), _ answers: [String: Answer]) -> Response {
        Response(
            id: id, unit: unit, day: Day(year: 2025, month: 3, day: 3), language: "en", sheet: AnswerSheet(answers))
    }

    static let everything: [String: Answer] = [
        "nps": .number(9), "served-well": .number(7), "again": .number(1), "spent": .number(-0.5),
        "colour": .options(["sky-blue"]), "why": .options(["staff"]), "order": .options(["b", "a"]),
        "name": .text("=1+1"), "words": .text("a \"b\"\r\nc"), "visited": .day(Day(year: 2024, month: 2, day: 29)),
        "unit": .text("mine"),
    ]

    /// A survey with an open round among customers or employees, and so many responses.
    static func open(
        in database: any Database, respondents: Respondent = .customers, responses: Int
    ) async throws -> Round.ID {
        try await database.write { transaction in
            var draft = try questionnaire
            draft.respondents = respondents
            let survey = try transaction.surveys.insert(draft)
            _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(survey)), at: noon)
            let unit = try transaction.units.insert(UnitDraft(key: "n", name: "North", kind: "shop"), below: nil).id
            let round = try transaction.rounds.open(
                Round(
                    survey: survey, version: 1, plan: RoundPlan(unit: unit), period: .year(2025), link: "secret",
                    openedAt: noon))
            for index in 0..<responses {
                // Ids in another order than that of coming in.
                let id = "\(index * 7_919 % 10_007 + 100_000)"
                _ = try transaction.rounds.add(response(id: id, unit: unit, everything), to: round)
            }
            return round
        }
    }
}
