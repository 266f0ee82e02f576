import Foundation

/// Languages as readers of our pages call them.
enum Language {
    /// Those that a survey is offered in first; every other code can be written.
    static let common = [
        "en", "de", "fr", "es", "it", "nl", "pl", "pt", "tr", "uk", "ru", "ro", "cs", "sv", "da", "ar", "he", "fa",
        "zh",
    ]

    /// "German" for "de"; the code itself where nobody knows a name.
    static func name(_ code: String) -> String {
        Locale(identifier: "en").localizedString(forIdentifier: code) ?? code
    }

    /// "Deutsch" for "de", as those who speak it look for it.
    static func ownName(_ code: String) -> String {
        let words = Words.in(code)
        if words.language.lowercased() == code.lowercased() { return words.name }
        guard let name = Locale(identifier: code).localizedString(forIdentifier: code) else { return code }
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    /// `rtl` for scripts that run from right to left.
    static func direction(_ code: String) -> String {
        Locale.Language(identifier: code).characterDirection == .rightToLeft ? "rtl" : "ltr"
    }
}
