/// A text in the languages of its survey, by language code ("en", "de", "pt-BR").
public struct Translated: Hashable, Sendable, Codable {
    public var texts: [String: String]

    public init(_ texts: [String: String]) { self.texts = texts }

    /// The text in a language, else in the fallback; "" where there is neither.
    public func text(in language: String, else fallback: String) -> String {
        texts[language] ?? texts[fallback] ?? ""
    }

    public func isMissing(in language: String) -> Bool { texts[language]?.allSatisfy(\.isWhitespace) ?? true }
}
