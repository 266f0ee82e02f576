/// How a column's name can stand for a metric's key: `collab_teachers` for `collaborative-teachers`, `rr_student` for
/// `response-rate-students`, `leadership` for `school-leadership`.
enum NameLikeness {
    /// How many words of the key the name leaves out; nil when it has a word that is not in the key.
    ///
    /// A word stands for one that begins with it or with which it begins (three letters at least), or as initials for
    /// several.
    static func wordsLeftOut(of key: String, in name: String) -> Int? {
        var rest = key.split(separator: "-")[...]
        var leftOut = 0
        for word in name.split(separator: "-") {
            let place = rest.indices.first { isAlike(word, rest[$0]) || areInitials(word, rest[$0...]) }
            guard let found = place else { return nil }
            leftOut += found - rest.startIndex
            rest = rest[found...].dropFirst(isAlike(word, rest[found]) ? 1 : word.count)
        }
        return leftOut + rest.count
    }

    private static func isAlike(_ word: Substring, _ other: Substring) -> Bool {
        word == other || (min(word.count, other.count) >= 3 && (word.hasPrefix(other) || other.hasPrefix(word)))
    }

    private static func areInitials(_ word: Substring, _ words: ArraySlice<Substring>) -> Bool {
        word.count > 1 && word.count <= words.count && zip(word, words).allSatisfy { $1.first == $0 }
    }
}
