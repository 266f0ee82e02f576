import Domain
import Foundation

/// The product's own words to respondents, on pages and in letters, in one language.
struct Words: Sendable {
    /// The code of the language that the words are in.
    let language: String
    /// What the language calls itself.
    let name: String
    let date: DateForm
    let texts: [Word: Text]

    enum Text: Sendable {
        case plain(String)
        case counted([PluralRule.Form: String])
    }

    /// "1er mars 2025".
    struct DateForm: Sendable {
        /// With `{day}`, `{month}` and `{year}`.
        let pattern: String
        let firstDay: String
        let months: [String]
    }

    /// In the first of the languages wanted that there is a file for; else in English.
    ///
    /// - Parameter wanted: a language code, or what a browser sends as `Accept-Language`.
    static func `in`(_ wanted: String) -> Words {
        wanted.wantedLanguages.lazy.compactMap { all[$0] ?? all[String($0.prefix { $0 != "-" })] }.first ?? english
    }

    static var english: Words { all["en"]! }

    /// By language code in lower case. A fault in a file has stopped the site as it started.
    private static var all: [String: Words] { try! shipped.get() }

    static let shipped = Result {
        try WordFile.all(in: Bundle.module.resourceURL!.appending(path: "Words"))
    }

    /// Whether texts of a language can stand beside these words as one text.
    func speaks(_ language: String) -> Bool {
        let base = self.language.prefix { $0 != "-" }
        return language.prefix { $0 != "-" }.lowercased() == base.lowercased()
    }

    subscript(word: Word) -> String { filled(word, [:]) }

    /// - Parameter count: what is counted, where the word has forms; it fills `{count}` as well.
    func filled(_ word: Word, _ values: [String: String], count: Int? = nil) -> String {
        var values = values
        if let count { values["count"] = "\(count)" }
        return switch texts[word] {
        case .plain(let text)?: text.filled(values)
        case .counted(let forms)?: (forms[PluralRule.of(language).form(count ?? 1)] ?? "").filled(values)
        case nil: ""
        }
    }

    func day(_ day: Day) -> String {
        let (year, month, number) = day.civil
        return date.pattern.filled([
            "day": number == 1 ? date.firstDay : "\(number)", "month": date.months[month - 1], "year": "\(year)",
        ])
    }
}

extension String {
    /// In one go, so that a value may hold what looks like a placeholder.
    fileprivate func filled(_ values: [String: String]) -> String {
        contains("{") ? replacing(/\{([a-z]+)\}/) { values[String($0.1)] ?? String($0.0) } : self
    }

    /// The language codes in lower case, in the order of a browser's `Accept-Language` or of a single wish.
    var wantedLanguages: [String] {
        split(separator: ",").map { $0.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace } }
    }
}
