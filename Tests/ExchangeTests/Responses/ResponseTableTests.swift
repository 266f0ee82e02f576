import Domain
import Exchange
import Testing

struct ResponseTableTests {
    private func cells(_ answers: [String: Answer], _ table: ResponseTable) -> [String: ResponseCell] {
        var cells: [ResponseCell] = []
        table.read(Shop.response(answers), into: &cells)
        return Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.name), cells))
    }

    @Test func `every table begins alike, and options of several have columns of their own`() throws {
        #expect(try Shop.table().columns.map(\.name) == Shop.names)
        #expect(try Shop.table(as: .codes, in: "de").columns.map(\.name) == Shop.names)
    }

    @Test func `answers are numbers, texts and days, and choices places among the labels`() throws {
        let found = cells(Shop.everything, try Shop.table())
        #expect(
            found == [
                "response": .text("r1"), "unit": .text("n"), "unit_name": .text("North, main"),
                "day": .day(Day(year: 2025, month: 3, day: 3)), "language": .text("en"), "nps": .number(9),
                "served-well": .number(7), "again": .coded(1), "spent": .number(-0.5), "colour": .coded(1),
                "why.price": .number(0), "why.staff": .number(1), "order.a": .number(2), "order.b": .number(1),
                "name": .text("=1+1"), "words": .text("a \"b\"\r\nc"),
                "visited": .day(Day(year: 2024, month: 2, day: 29)), "unit_answer": .text("mine"),
            ])
    }

    @Test func `what was not asked or left out is missing, and no is not`() throws {
        let table = try Shop.table()
        let found = cells(["again": .number(0)], table)
        #expect(found["again"] == .coded(0))
        #expect(found.values.count { $0 == .missing } == table.columns.count - 6)
    }

    @Test func `labels are texts in the language asked for, and codes keys`() throws {
        func labels(_ name: String, _ coding: ResponseCoding, _ language: String) throws -> [String] {
            let column = try #require(try Shop.table(as: coding, in: language).columns.first { $0.name == name })
            return column.labels.map { "\($0.number) \($0.text)" }
        }
        #expect(try labels("colour", .labels, "en") == ["1.0 Red", "2.0 Sky, blue"])
        #expect(try labels("colour", .labels, "de") == ["1.0 Rot", "2.0 Himmelblau"])
        #expect(try labels("colour", .codes, "de") == ["1.0 red", "2.0 sky-blue"])
        #expect(try labels("again", .labels, "de") == ["0.0 Nein", "1.0 Ja"])
        #expect(try labels("again", .codes, "de") == ["0.0 no", "1.0 yes"])
        #expect(try labels("served-well", .codes, "en") == ["1.0 disagree", "7.0 agree"])
        #expect(try Shop.table(in: "de").columns.first { $0.name == "why.staff" }?.label == "Leute · Warum")
    }

    @Test func `who answered stands in the table only where the round shows it`() throws {
        var asked = try Shop.questionnaire
        asked.sections[0].questions.append(
            Question(key: "person", kind: .line, text: Translated(["en": "Person", "de": "Person"])))
        func table(_ people: [Person.ID: (key: String, name: String)]?) -> ResponseTable {
            ResponseTable(asked, as: .labels, in: "en", words: Shop.words, units: [:], people: people)
        }
        #expect(table(nil).columns.map(\.name).last == "person")
        let named = table([Person.ID(7): ("c7", "Pia\0")])
        #expect(named.columns.map(\.name)[5...7] == ["person", "person_name", "nps"])
        #expect(named.columns.map(\.name).last == "person_answer")
        var response = Shop.response([:])
        var cells: [ResponseCell] = []
        named.read(response, into: &cells)
        #expect(cells[5...6] == [.missing, .missing], "by the shared link")
        response.person = Person.ID(7)
        named.read(response, into: &cells)
        #expect(cells[5...6] == [.text("c7"), .text("Pia\u{FFFD}")])
    }

    @Test func `a NUL character, which no format can hold, becomes a sign that something was there`() throws {
        #expect(cells(["words": .text("a\0b")], try Shop.table())["words"] == .text("a\u{FFFD}b"))
    }
}
