extension Questionnaire {
    /// A key made of a text's words, at most 40 letters of them: "What should change first?" gives
    /// "what-should-change-first". Nil for a text without a letter or digit that a key can hold.
    public static func key(from text: String) -> String? {
        let folded = String(text.prefix(200)).folded.replacing("ß", with: "ss").filter { !"'’".contains($0) }
        let words = folded.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        var key = ""
        for word in words {
            guard key.utf8.count + word.utf8.count < 40 else { break }
            key += (key.isEmpty ? "" : "-") + word
        }
        if key.isEmpty, let word = words.first { key = String(word.prefix(40)) }
        return isKey(key) ? key : nil
    }

    /// The key itself where it is not taken, else with a number behind it: "voice", "voice-2", "voice-3".
    public static func free(_ key: String, among taken: Set<String>) -> String {
        guard taken.contains(key) else { return key }
        return (2...).lazy.map { "\(key.prefix(50))-\($0)" }.first { !taken.contains($0) } ?? key
    }

    /// Whether nobody chose a key: it is what the text gives, with or without a number, or stands for a text that gives none.
    static func isMade(_ key: String, from text: String, else placeholder: String) -> Bool {
        [Self.key(from: text), placeholder].compactMap(\.self).contains { base in
            guard key.hasPrefix(base) else { return false }
            let rest = key.dropFirst(base.count)
            return rest.isEmpty || rest.first == "-" && Int(rest.dropFirst()) != nil
        }
    }

    /// The keys of all questions.
    public var keys: Set<String> { Set(questions.map(\.key)) }
}
