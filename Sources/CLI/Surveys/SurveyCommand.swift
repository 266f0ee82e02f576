import ArgumentParser
import Domain
import Exchange
import Foundation
import Storage

/// `insideout survey`: surveys as files.
struct SurveyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey", abstract: "Check a survey's file, bring it in, or hand it out.",
        subcommands: [CheckSurvey.self, ImportSurvey.self, ExportSurvey.self])
}

/// `insideout survey check FILE`: says what is wrong in a file, by line.
struct CheckSurvey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look whether a survey's file could be asked; tells every fault with its line.")

    @Argument(help: "The YAML file.") var file: String

    func run() async throws {
        let questionnaire = try SurveyFile.read(file)
        print(
            "\(counted(questionnaire.questions.count, "question")) in \(questionnaire.languages.joined(separator: ", "))."
        )
        for language in questionnaire.languages.dropFirst() {
            let missing = questionnaire.untranslated(in: language).count
            if missing > 0 { print("\(language): \(counted(missing, "text")) not translated yet.") }
        }
    }
}

/// `insideout survey import FILE`: makes the file a survey's draft.
struct ImportSurvey: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring a survey's file in as the draft of the survey with its key.")
    static let creates = true

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The YAML file.") var file: String
    @Flag(help: "Publish it at once.") var publish = false

    func run(on database: any Database) async throws {
        let draft = try SurveyFile.read(file)
        let version = try await database.write { transaction -> Int? in
            if let known = try transaction.surveys.find(key: draft.key) {
                try transaction.surveys.save(draft, of: known.id, as: DraftStep("brought a file in", at: .now))
            } else {
                _ = try transaction.surveys.insert(draft)
            }
            guard publish, let survey = try transaction.surveys.find(key: draft.key) else { return nil }
            return try transaction.surveys.publish(survey, at: .now)
        }
        print(version.map { "\(draft.key): version \($0) is published." } ?? "\(draft.key): the draft is saved.")
    }
}

/// `insideout survey export KEY`: prints a survey's draft as a file.
struct ExportSurvey: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print a survey's draft in the form that survey import reads.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The survey's key.") var key: String

    func run(on database: any Database) async throws {
        guard let survey = try await database.read({ try $0.surveys.find(key: key) }) else {
            throw Refusal("There is no survey with the key “\(key)”.")
        }
        print(try SurveyFile(survey.draft).yaml(), terminator: "")
    }
}

extension SurveyFile {
    /// Reads a file; every fault goes to standard error in a line, and the exit status is 2.
    fileprivate static func read(_ path: String) throws -> Questionnaire {
        do {
            return try SurveyFile(yaml: Array(try Data(contentsOf: URL(filePath: path)))).questionnaire
        } catch let problems as Problems {
            for problem in problems.list { complain("\(path), \(problem)") }
            throw ExitCode(2)
        } catch {
            complain("\(path) cannot be read.")
            throw ExitCode(2)
        }
    }
}
