import Domain
import Exchange
import Foundation
import Storage
import Testing

struct ResponseExportTests {
    private static func export(
        _ round: Round.ID, _ database: any Database, as coding: ResponseCoding = .labels, in language: String? = nil
    ) async throws -> ResponseExport {
        try await database.read {
            try ResponseExport(of: round, as: coding, in: language, words: Shop.words, $0)
        }
    }

    private static func write(
        _ export: ResponseExport, _ format: ResponseFormat, _ database: any Database
    ) async throws -> (count: Int, bytes: Data) {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).\(format.rawValue)")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let count = try await database.read { try export.write(format, to: path, at: noon, $0) }
        return (count, try #require(FileManager.default.contents(atPath: path)))
    }

    @Test(arguments: Engine.all)
    func `a CSV file in portions is the file as a whole, in the order of random ids`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let round = try await Shop.open(in: database, responses: 1_001)
            let export = try await Self.export(round, database)
            var (bytes, portions): ([UInt8], Int) = ([], 0)
            var last: String? = ""
            while let id = last {
                let portion = try await database.read { try export.csv(after: id, $0) }
                bytes += portion.bytes
                last = portion.last
                portions += 1
            }
            let whole = try await Self.write(export, .csv, database)
            #expect(Data(bytes) == whole.bytes && whole.count == 1_001 && portions == 3)
            let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n1")
            #expect(lines.count == 1_002 && lines.dropFirst() == lines.dropFirst().sorted()[...])
        }
    }

    @Test(arguments: Engine.all)
    func `answers are written as texts or as keys`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let round = try await Shop.open(in: database, responses: 1)
            func row(_ coding: ResponseCoding, _ language: String?) async throws -> String {
                let export = try await Self.export(round, database, as: coding, in: language)
                let file = String(decoding: try await Self.write(export, .csv, database).bytes, as: UTF8.self)
                #expect(file.hasPrefix(Shop.names.joined(separator: ",") + "\r\n"))
                return String(file.drop { $0 != "\r\n" }.dropFirst())
            }
            let ends = ",0,1,2,1,'=1+1,\"a \"\"b\"\"\r\nc\",2024-02-29,mine\r\n"
            #expect(try await row(.codes, "de") == "100000,n,North,2025-03-03,en,9,7,yes,-0.5,sky-blue" + ends)
            #expect(try await row(.labels, "de") == "100000,n,North,2025-03-03,en,9,7,Ja,-0.5,Himmelblau" + ends)
            #expect(try await row(.labels, nil) == "100000,n,North,2025-03-03,en,9,7,Yes,-0.5,\"Sky, blue\"" + ends)
        }
    }

    @Test(arguments: Engine.all, ResponseFormat.allCases)
    func `a round without a response, and one with many, make files`(
        engine: Engine, format: ResponseFormat
    ) async throws {
        try await engine.withDatabase { database in
            for responses in [0, 30] {
                let round: Round.ID
                if responses == 0 {
                    round = try await Shop.open(in: database, responses: 0)
                } else {
                    round = Round.ID(1)
                    let unit = try #require(try await database.read { try $0.rounds.find(round) }).unit
                    try await database.write { transaction in
                        for index in 0..<responses {
                            let response = Shop.response(id: "\(index)", unit: unit, Shop.everything)
                            _ = try transaction.rounds.add(response, to: round)
                        }
                    }
                }
                let export = try await Self.export(round, database)
                let (count, bytes) = try await Self.write(export, format, database)
                #expect(count == responses)
                let start = ["csv": "response,", "xlsx": "PK\u{3}\u{4}", "sav": "$FL2"][format.rawValue]!
                #expect(bytes.starts(with: Array(start.utf8)))
                #expect(export.fileName(format) == "shop-2025.\(format.rawValue)")
            }
        }
    }

    @Test(arguments: Engine.all)
    func `progress grows up to the whole`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let export = try await Self.export(try await Shop.open(in: database, responses: 1_000), database)
            let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
            defer { try? FileManager.default.removeItem(atPath: path) }
            let heard = try await database.read { transaction in
                var heard: [Double] = []
                try export.write(.sav, to: path, at: noon, transaction) { heard.append($0) }
                return heard
            }
            #expect(heard == [0.4, 1])
        }
    }

    @Test(arguments: Engine.all)
    func `what may not leave, or not so, is refused with its reason`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let round = try await Shop.open(in: database, respondents: .employees, responses: 1)
            await #expect(throws: ResponseRefusal.employees) { _ = try await Self.export(round, database) }
            await #expect(throws: ResponseRefusal.noSuchRound) { _ = try await Self.export(Round.ID(9), database) }
        }
        try await engine.withDatabase { database in
            let round = try await Shop.open(in: database, responses: 1)
            let refusal = ResponseRefusal.noSuchLanguage("fr", languages: ["en", "de"])
            await #expect(throws: refusal) { _ = try await Self.export(round, database, in: "fr") }
            #expect("\(refusal)".contains("It is in en, de."))
            let export = try await Self.export(round, database)
            await #expect(throws: ResponseFault.self) {
                try await database.read { try export.write(.csv, to: "/nowhere/at/all", at: noon, $0) }
            }
            for format in [ResponseFormat.csv, .sav] {
                await #expect(throws: ResponseFault.diskFull) {
                    try await database.read { try export.write(format, to: "/dev/full", at: noon, $0) }
                }
            }
        }
    }

    @Test func `more columns than a format can hold are refused, and CSV holds them all`() async throws {
        try await Engine.sqlite.withDatabase { database in
            let round = try await database.write { transaction in
                let options = (1...10_000).map { Question.Option(key: "o\($0)", text: Translated(["en": "O"])) }
                let draft = Questionnaire(
                    key: "wide", title: Translated(["en": "Wide"]), languages: ["en"], respondents: .customers,
                    sections: [
                        .init(questions: [Question(key: "q", kind: .choices(options), text: Translated(["en": "Q"]))])
                    ])
                let survey = try transaction.surveys.insert(draft)
                _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(survey)), at: noon)
                let unit = try transaction.units.insert(UnitDraft(key: "n", name: "N", kind: "shop"), below: nil).id
                return try transaction.rounds.open(
                    Round(
                        survey: survey, version: 1, plan: RoundPlan(unit: unit), period: .year(2025), link: "x",
                        openedAt: noon))
            }
            let export = try await Self.export(round, database)
            #expect(throws: ResponseRefusal.tooManyColumns(10_005, .sav)) { try export.check(.sav) }
            #expect("\(ResponseRefusal.tooManyColumns(10_005, .sav))".contains("at most 9999: take CSV"))
            try export.check(.xlsx)
            try export.check(.csv)
        }
    }
}
