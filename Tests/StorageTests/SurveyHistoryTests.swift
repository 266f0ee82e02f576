import Domain
import Storage
import Testing

struct SurveyHistoryTests {
    private static func draft(_ title: String, key: String = "pulse") -> Questionnaire {
        Questionnaire(
            key: key, title: Translated(["en": title]), languages: ["en"], respondents: .employees,
            sections: [.init(questions: [Question(key: "a", kind: .recommend, text: Translated(["en": "A"]))])])
    }

    private static func title(_ draft: Questionnaire?) -> String? { draft?.title.texts["en"] }

    @Test(arguments: Engine.all)
    func `steps are undone and redone, and a new one drops those that were undone`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                let surveys = transaction.surveys
                let id = try surveys.insert(Self.draft("0"))
                #expect(try surveys.history(of: id) == DraftHistory())
                #expect(try surveys.undo(id, by: nil, at: noon) == nil)
                #expect(try surveys.redo(id, by: nil, at: noon) == nil)
                for (index, title) in ["1", "2", "3"].enumerated() {
                    try surveys.save(
                        Self.draft(title), of: id, as: DraftStep("wrote \(title)", at: noon + Int64(index)))
                }
                #expect(try surveys.history(of: id).undo == "wrote 3")
                #expect(Self.title(try surveys.undo(id, by: nil, at: noon)) == "2")
                #expect(Self.title(try surveys.undo(id, by: nil, at: noon)) == "1")
                let between = try surveys.history(of: id)
                #expect(between.undo == "wrote 1" && between.redo == "wrote 2")
                #expect(Self.title(try surveys.redo(id, by: nil, at: noon)) == "2")
                #expect(Self.title(try surveys.find(id)?.draft) == "2")
                try surveys.save(Self.draft("other"), of: id, as: DraftStep("wrote other", at: noon))
                #expect(try surveys.redo(id, by: nil, at: noon) == nil)
                var titles: [String] = []
                while let draft = try surveys.undo(id, by: nil, at: noon) { titles.append(Self.title(draft) ?? "") }
                #expect(titles == ["2", "1", "0"])
                #expect(try surveys.find(id)?.revision == 10)
            }
        }
    }

    @Test(arguments: Engine.all)
    func `what somebody writes on one thing without a pause is one step`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                let surveys = transaction.surveys
                let ada = try transaction.accounts.insert(
                    Account(name: "Ada", email: "a@example.org", role: .analyst), at: noon)
                let id = try surveys.insert(Self.draft("0"))
                func write(_ title: String, on subject: String?, by account: Account.ID?, after seconds: Int64) throws {
                    try surveys.save(
                        Self.draft(title), of: id,
                        as: DraftStep("wrote \(title)", subject: subject, by: account, at: noon + seconds))
                }
                try write("a", on: "whole", by: ada, after: 0)
                try write("ab", on: "whole", by: ada, after: 100)
                try write("abc", on: "whole", by: ada, after: 200)
                try write("d", on: "0.0", by: ada, after: 201)
                try write("e", on: "0.0", by: nil, after: 202)
                try write("f", on: "0.0", by: nil, after: 400)
                try write("f", on: "0.0", by: ada, after: 401)
                let history = try surveys.history(of: id)
                #expect(history.undo == "wrote f" && history.savedAt == noon + 400 && history.savedBy == nil)
                var titles: [String] = []
                while let draft = try surveys.undo(id, by: ada, at: noon + 500) {
                    titles.append(Self.title(draft) ?? "")
                }
                #expect(titles == ["e", "d", "abc", "0"])
                #expect(try surveys.history(of: id).savedBy == "Ada")
            }
        }
    }

    @Test(arguments: Engine.all)
    func `the last fifty steps are kept`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                let surveys = transaction.surveys
                let id = try surveys.insert(Self.draft("0"))
                for index in 1...60 {
                    try surveys.save(Self.draft("\(index)"), of: id, as: DraftStep("wrote", at: noon))
                }
                var undone = 0
                while try surveys.undo(id, by: nil, at: noon) != nil { undone += 1 }
                #expect(undone == DraftStep.most)
                #expect(Self.title(try surveys.find(id)?.draft) == "10")
            }
        }
    }

    @Test(arguments: Engine.all)
    func `a key that another survey took meanwhile is not taken back by undoing`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let id = try await database.write { transaction in
                let id = try transaction.surveys.insert(Self.draft("0", key: "one"))
                try transaction.surveys.save(Self.draft("0", key: "two"), of: id, as: DraftStep("renamed", at: noon))
                _ = try transaction.surveys.insert(Self.draft("0", key: "one"))
                return id
            }
            await #expect(throws: SurveyRefusal.keyTaken("one")) {
                try await database.write { _ = try $0.surveys.undo(id, by: nil, at: noon) }
            }
            await #expect(throws: SurveyRefusal.keyTaken("one")) {
                try await database.write {
                    try $0.surveys.save(Self.draft("0", key: "one"), of: id, as: DraftStep("renamed", at: noon))
                }
            }
            #expect(try await database.read { try $0.surveys.find(id)?.draft.key } == "two")
        }
    }

    @Test(arguments: Engine.all)
    func `savings that come at once follow one another`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let id = try await database.write { try $0.surveys.insert(Self.draft("0")) }
            try await withThrowingTaskGroup { group in
                for index in 1...20 {
                    group.addTask {
                        try await database.write {
                            try $0.surveys.save(Self.draft("\(index)"), of: id, as: DraftStep("wrote", at: noon))
                        }
                    }
                }
                try await group.waitForAll()
            }
            let undone = try await database.write { transaction in
                var undone = 0
                while try transaction.surveys.undo(id, by: nil, at: noon) != nil { undone += 1 }
                return undone
            }
            #expect(undone == 20)
        }
    }

    @Test(arguments: Engine.all)
    func `a draft with a problem is kept and is not published`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            var faulty = Self.draft("Pulse")
            faulty.sections[0].questions[0].text = Translated(["en": " "])
            let draft = faulty
            let id = try await database.write { transaction in
                let id = try transaction.surveys.insert(Self.draft("0"))
                try transaction.surveys.save(draft, of: id, as: DraftStep("wrote", at: noon))
                return id
            }
            #expect(try await database.read { try $0.surveys.find(id)?.draft } == draft)
            await #expect(throws: SurveyRefusal.faulty(1)) {
                try await database.write { transaction in
                    _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(id)), at: noon)
                }
            }
            #expect(try await database.read { try $0.surveys.find(id)?.version } == 0)
        }
    }
}
