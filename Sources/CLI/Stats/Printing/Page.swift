/// A short page: what was asked, the figures, and a sentence of what they say.
struct Page {
    let title: String
    let tables: [TextTable]
    /// What the figures say, and what they do not.
    let sentences: [String]

    init(_ title: String, _ tables: [TextTable], _ sentences: String...) {
        self.title = title
        self.tables = tables
        self.sentences = sentences.filter { !$0.isEmpty }
    }

    var text: String {
        ([Page.wrapped(title)] + tables.map(\.text) + [sentences.map(Page.wrapped).joined(separator: "\n")])
            .joined(separator: "\n\n").replacing(String(Words.joint), with: " ")
    }

    /// Broken between words at 88 characters.
    private static func wrapped(_ sentence: String) -> String {
        var lines = [""]
        for word in sentence.split(separator: " ") {
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if last.count + 1 + word.count <= 88 {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines.joined(separator: "\n")
    }
}
