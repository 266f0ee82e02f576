import Domain
import Exchange
import Storage
import Testing

struct PersonFileTests {
    private static let spring = Day(year: 2025, month: 3, day: 1)
    private static let summer = Day(year: 2025, month: 7, day: 1)

    private func bring(
        _ texts: [(String, Day)], on engine: Engine = .sqlite,
        _ look: @escaping @Sendable (any Transaction, [PersonFile.Report]) throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            try await withFolder { folder in
                let town = Town(database: database, folder: folder)
                try await database.write { transaction in
                    let top = try transaction.units.insert(UnitDraft(key: "n", name: "North", kind: "ward"), below: nil)
                    _ = try transaction.units.insert(UnitDraft(key: "s", name: "South", kind: "ward"), below: top.id)
                }
                var reports: [PersonFile.Report] = []
                for (text, day) in texts {
                    let file = try PersonFile(path: try town.file(text), country: "DE")
                    reports.append(try await database.write { try file.bring(into: $0, on: day) })
                }
                let all = reports
                try await database.read { try look($0, all) }
            }
        }
    }

    @Test(arguments: Engine.all)
    func `people come in, change, move and keep their history`(engine: Engine) async throws {
        let first = """
            key,kind,name,unit,manager,email,phone,language,start,consent,tenure
            e1,employee,Ada,n,e2,ada@example.org,030 901820,de,2020-01-01,,3 years
            e2,employee,Mia,s,,,,,,,
            c1,customer,Cem,n,,cem@example.org,+1 212 555 2368,en,,yes,
            """
        let second = "key,unit,tenure\ne1,s,4 years\ne2,s,\n"
        try await bring([(first, Self.spring), (second, Self.summer)], on: engine) { transaction, reports in
            #expect(reports[0].added == 3 && reports[0].problems.isEmpty)
            #expect(reports[1].changed == 1 && reports[1].moved == 1 && reports[1].unchanged == 1)
            let ada = try #require(try transaction.people.find(key: "e1"))
            #expect(ada.draft.phone == "+4930901820" && ada.draft.email == "ada@example.org")
            #expect(ada.draft.attributes == ["tenure": "4 years"])
            #expect(ada.manager == (try transaction.people.find(key: "e2")?.id))
            let units = try transaction.units.tree().units
            let keys = try transaction.people.memberships(of: ada.id).map { units[$0.unit]!.key }
            #expect(keys == ["n", "s"])
            let before = try #require(try transaction.people.unit(of: ada.id, on: Self.summer - 1))
            #expect(units[before]?.key == "n")
            let customer = try #require(try transaction.people.find(key: "c1"))
            #expect(customer.draft.consents && customer.draft.phone == "+12125552368")
            #expect(try transaction.people.list(matching: "ada exam", limit: 5).map(\.key) == ["e1"])
        }
    }

    @Test func `each fault is told with its line and column, and the other rows come in`() async throws {
        let text = """
            key,unit,manager,email,phone,start,language,kind
            a,n,,,,,,
            b,moon,,,,,,
            c,n,nobody,,,,,
            d,n,,no address,123,yesterday,english please,alien
            a,n,,,,,,
            ,n,,,,,,
            """
        try await bring([(text, Self.spring)]) {
            (transaction: any Transaction, reports: [PersonFile.Report]) throws -> Void in
            let told = reports[0].problems.map { "\($0.line ?? 0) \($0.column)" }
            #expect(
                told.sorted()
                    == [
                        "3 unit", "4 manager", "5 email", "5 kind", "5 language", "5 phone", "5 start", "6 key",
                        "7 key",
                    ].sorted())
            #expect(try transaction.people.count() == 2, "a and c")
        }
    }

    @Test func `a file without keys is refused`() async throws {
        await #expect(throws: FileProblems.self) { try await bring([("name\nAda\n", Self.spring)]) { _, _ in } }
    }

    @Test(
        arguments: [
            ("030 901820", "DE", "+4930901820"), ("+49 (0)30 901820", nil, "+4930901820"), ("030 901820", nil, nil),
            ("12", "DE", nil), ("call me", "DE", nil), ("0033 1 42 68 53 00", "DE", "+33142685300"),
        ] as [(String, String?, String?)])
    func `phone numbers are written in one way`(text: String, country: String?, expected: String?) {
        #expect(PhoneNumber.e164(text, country: country) == expected)
    }
}
