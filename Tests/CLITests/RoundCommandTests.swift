import Domain
import Foundation
import Storage
import Testing

@Suite struct RoundCommandTests {
    private static func survey(_ respondents: String) -> String {
        """
        key: shop
        title: {en: Shop, de: Laden}
        languages: [en, de]
        respondents: \(respondents)
        sections:
          - questions:
              - {key: again, kind: yes-no, text: {en: Again, de: Wieder}}
              - {key: why, kind: comment, text: {en: Why, de: Warum}}

        """
    }

    /// A round with two responses.
    private static func ask(_ respondents: String, in home: Home) async throws {
        let survey = try home.write(survey(respondents), to: "survey.yaml")
        let units = try home.write("key,name,kind,parent\nn,North,shop,\n", to: "units.csv")
        #expect(try home.run("unit", "import", units).status == 0)
        #expect(try home.run("survey", "import", survey, "--publish").status == 0)
        let database = try await home.open()
        try await database.write { transaction in
            let unit = try #require(try transaction.units.tree().units.keys.first)
            let survey = try #require(try transaction.surveys.find(key: "shop"))
            let round = try transaction.rounds.open(
                Round(
                    survey: survey.id, version: 1, plan: RoundPlan(unit: unit), period: .year(2025), link: "x",
                    openedAt: 1_741_003_200))
            for (id, again) in [("b", 0.0), ("a", 1.0)] {
                let sheet = AnswerSheet(["again": .number(again), "why": .text("=\(id)")])
                let response = Response(id: id, unit: unit, day: Day(rawValue: 20_000), language: "de", sheet: sheet)
                _ = try transaction.rounds.add(response, to: round)
            }
        }
        try await database.close()
    }

    @Test(arguments: Home.Engine.all)
    func `a survey's rounds are listed, and customers' responses written`(engine: Home.Engine) async throws {
        try await Home.with(engine) { home async throws in
            try await Self.ask("customers", in: home)
            #expect(
                try home.run("round", "list", "shop").lines == [
                    "id,period,unit,version,opened_on,closed_on,responses", "1,2025,n,1,2025-03-03,,2",
                ])
            let path = "\(home.folder)/out.csv"
            let done = try home.run("round", "export", "1", "--as", "labels", "--language", "de", "--output", path)
            #expect(done.status == 0 && done.complaint == "Writing out.csv …\nWriting out.csv: 2 responses\n")
            #expect(
                String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self) == """
                    response,unit,unit_name,day,language,again,why\r
                    a,n,North,2024-10-04,de,Ja,'=a\r
                    b,n,North,2024-10-04,de,Nein,'=b\r

                    """)
            for (format, start) in [("xlsx", "PK"), ("sav", "$FL2")] {
                let path = "\(home.folder)/out.\(format)"
                #expect(try home.run("round", "export", "1", "--format", format, "--output", path).status == 0)
                #expect(FileManager.default.contents(atPath: path)?.starts(with: Array(start.utf8)) == true)
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: home.folder)
            #expect(left.filter { $0.hasPrefix("out") }.sorted() == ["out.csv", "out.sav", "out.xlsx"])
        }
    }

    @Test(arguments: Home.Engine.all)
    func `employees' responses are written in no format`(engine: Home.Engine) async throws {
        try await Home.with(engine) { home async throws in
            try await Self.ask("employees", in: home)
            for format in ["csv", "xlsx", "sav"] {
                let path = "\(home.folder)/out.\(format)"
                let answer = try home.run("round", "export", "1", "--format", format, "--output", path)
                #expect(answer.status == 2 && answer.complaint.contains("never handed out"))
                #expect(!FileManager.default.fileExists(atPath: path))
            }
        }
    }

    @Test func `what is wrong is said in a line`() async throws {
        try await Home.with(.sqlite) { home async throws in
            try await Self.ask("customers", in: home)
            let taken = try home.write("mine", to: "taken.csv")
            for (words, advice) in [
                (["list", "none"], "no survey with the key"),
                (["export", "7", "--output", "x.csv"], "There is no such round."),
                (["export", "1", "--output", "x.csv", "--language", "fr"], "It is in en, de."),
                (["export", "1", "--output", taken], "is not overwritten"),
                (["export", "1", "--output", "nowhere/x.csv"], "No such file or directory"),
            ] {
                let answer = try Home.run(["round"] + words + ["--data", "\(home.folder)/data"], in: home.folder)
                #expect(answer.status == 2)
                #expect(answer.complaint.contains(advice), "\(answer.complaint)")
            }
            #expect(try String(contentsOfFile: taken, encoding: .utf8) == "mine")
        }
    }
}
