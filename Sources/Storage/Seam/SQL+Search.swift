import Domain

extension SQL {
    /// A condition: a column of folded text holds each of the text's words.
    static func holdsWords(of text: String, in column: StaticString) -> SQL {
        let words = text.folded.split(whereSeparator: \.isWhitespace).prefix(10).map(String.init)
        return words.reduce("1 = 1") { condition, word in
            condition + " AND \(raw: column) LIKE \("%\(escaped(word))%") ESCAPE '~'"
        }
    }

    /// With a mark of its own, since the engines do not agree on the backslash.
    private static func escaped(_ word: String) -> String {
        // By scalars: a character may join the sign with an accent behind it, and the engine would still see the sign.
        word.unicodeScalars.reduce(into: "") { text, scalar in
            if "~%_".unicodeScalars.contains(scalar) { text.append("~") }
            text.unicodeScalars.append(scalar)
        }
    }
}
