public import Domain
import Yams

/// A questionnaire as a YAML file; `docs/surveys.md` describes it.
public struct SurveyFile {
    public let questionnaire: Questionnaire

    /// One fault of a file, with its line.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// Counted from 1.
        public let line: Int
        public let message: String

        public init(line: Int, message: String) {
            self.line = line
            self.message = message
        }

        public var description: String { "line \(line): \(message)" }
    }

    /// Everything that is wrong with a file, in the order of its lines.
    public struct Problems: Error, Hashable, Sendable, CustomStringConvertible {
        public let list: [Problem]

        public init(list: [Problem]) { self.list = list }

        public var description: String { list.map(\.description).joined(separator: "\n") }
    }

    /// The largest file that is read, in bytes; a long survey takes a hundredth of it.
    public static let largest = 1 << 20

    public init(_ questionnaire: Questionnaire) { self.questionnaire = questionnaire }

    /// Reads a file. Throws ``Problems`` with all that is wrong in it.
    public init(yaml bytes: [UInt8]) throws { try self.init(bytes, isJSON: false) }

    init(_ bytes: [UInt8], isJSON: Bool) throws {
        guard bytes.count <= Self.largest else {
            throw Problems(list: [Problem(line: 1, message: "A survey file has at most 1 MB.")])
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Problems(list: [Problem(line: 1, message: "The file is not UTF-8 text. Save it as UTF-8.")])
        }
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw Problems(list: [Self.problem(error)])
        }
        guard let node else { throw Problems(list: [Problem(line: 1, message: "The file is empty.")]) }
        var reader = SurveyReader(quotesTexts: isJSON)
        let questionnaire = reader.questionnaire(node)
        let found = reader.problems.isEmpty ? reader.located(questionnaire.problems) : reader.problems
        guard found.isEmpty else { throw Problems(list: found.sorted { $0.line < $1.line }) }
        self.questionnaire = questionnaire
    }

    private static func problem(_ error: YamlError) -> Problem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            Problem(line: mark.line, message: "This is not YAML: \(problem).")
        case .duplicatedKeysInMapping(let keys, let context):
            Problem(line: context.mark.line, message: "“\(keys.joined(separator: ", "))” stands here twice.")
        case .reader(let problem, _, _, _): Problem(line: 1, message: "This is not YAML: \(problem).")
        default: Problem(line: 1, message: "This is not YAML: \(error).")
        }
    }
}
