import Foundation
import Yams

/// A file of `Web/Words`, named by its language: `fr.yaml`, `pt-BR.yaml`.
struct WordFile {
    /// All that is wrong with a file.
    struct Faults: Error, Equatable, CustomStringConvertible {
        let file: String
        let list: [String]

        var description: String { list.map { "Words/\(file): \($0)" }.joined(separator: "\n") }
    }

    /// The words of all files of a folder, by language code in lower case. Throws ``Faults`` of the first file with any.
    static func all(in folder: URL) throws -> [String: Words] {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "yaml" }
        let words = try files.map {
            try WordFile($0.deletingPathExtension().lastPathComponent, String(contentsOf: $0, encoding: .utf8)).words
        }
        return Dictionary(words.map { ($0.language.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }

    let words: Words

    init(_ language: String, _ yaml: String) throws {
        var faults: [String] = []
        let file: Node.Mapping
        do { file = try Yams.compose(yaml: yaml)?.mapping ?? [:] } catch {
            throw Faults(file: "\(language).yaml", list: ["\(error)"])
        }
        faults += Self.unknown(file, known: ["name", "date", "first_day", "months", "words"])
        let texts = Self.texts(file["words"]?.mapping ?? [:], PluralRule.of(language), &faults)
        words = Words(
            language: language, name: file["name"]?.string ?? "", date: Self.date(file, &faults), texts: texts)
        if words.name.isEmpty { faults.append("“name” is missing.") }
        guard faults.isEmpty else { throw Faults(file: "\(language).yaml", list: faults) }
    }

    private static func date(_ file: Node.Mapping, _ faults: inout [String]) -> Words.DateForm {
        let months = file["months"]?.array(of: String.self) ?? []
        if months.count != 12 || months.contains("") { faults.append("“months” must be twelve names.") }
        let pattern = file["date"]?.string ?? ""
        faults += misplaced(in: pattern, ["day", "month", "year"], called: "date")
        let firstDay = file["first_day"]?.string ?? ""
        if firstDay.isEmpty { faults.append("“first_day” is missing.") }
        return Words.DateForm(pattern: pattern, firstDay: firstDay, months: months)
    }

    private static func texts(
        _ file: Node.Mapping, _ rule: PluralRule, _ faults: inout [String]
    ) -> [Word: Words.Text] {
        faults += unknown(file, known: Set(Word.allCases.map(\.rawValue)))
        var texts: [Word: Words.Text] = [:]
        for word in Word.allCases {
            switch (file[word.rawValue], word.isCounted) {
            case (.mapping(let forms)?, true): texts[word] = .counted(counted(word, forms, rule, &faults))
            case (.scalar(let text)?, false) where !text.string.isEmpty:
                faults += misplaced(in: text.string, word.placeholders, called: word.rawValue)
                texts[word] = .plain(text.string)
            case (nil, _): faults.append("“\(word)” is missing.")
            case (_, let isCounted):
                faults.append(isCounted ? "“\(word)” needs its forms." : "“\(word)” must be one text.")
            }
        }
        return texts
    }

    private static func counted(
        _ word: Word, _ file: Node.Mapping, _ rule: PluralRule, _ faults: inout [String]
    ) -> [PluralRule.Form: String] {
        var forms: [PluralRule.Form: String] = [:]
        faults += unknown(file, known: Set(rule.forms.map(\.rawValue)))
        for form in PluralRule.Form.allCases where rule.forms.contains(form) {
            guard let text = file[form.rawValue]?.string, !text.isEmpty else {
                faults.append("“\(word)” needs the form “\(form)”.")
                continue
            }
            let unsaid: Set<String> = rule.isOfOneNumber(form) && !text.contains("{count}") ? ["count"] : []
            faults += misplaced(in: text, word.placeholders.subtracting(unsaid), called: "\(word).\(form)")
            forms[form] = text
        }
        return forms
    }

    private static func unknown(_ file: Node.Mapping, known: Set<String>) -> [String] {
        file.map { $0.key.string ?? "" }.filter { !known.contains($0) }.map { "“\($0)” is not asked for." }
    }

    private static func misplaced(in text: String, _ expected: Set<String>, called name: String) -> [String] {
        let found = text.matches(of: /\{([^}]*)\}/).map { String($0.1) }
        if found.sorted() == expected.sorted() { return [] }
        let wanted = expected.sorted().map { "{\($0)}" }.joined(separator: " and ")
        return ["“\(name)” must hold \(wanted.isEmpty ? "no {…}" : "\(wanted) once and no other {…}")."]
    }
}
