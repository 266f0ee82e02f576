/// What the parts of an SPSS file can hold, in bytes of UTF-8.
enum SPSSText {
    static let longestValue = 32_767
    static let longestLabel = 255
    static let longestValueLabel = 120
    static let longestTitle = 64

    /// A value: all of it but for what no cell can hold.
    static func value(_ text: String) -> String { cut(text, to: longestValue) }

    /// A label on one line, with an ellipsis where it is cut off.
    static func label(_ text: String, atMost most: Int) -> String {
        cut(text.split(whereSeparator: \.isNewline).joined(separator: " "), to: most)
    }

    private static func cut(_ text: String, to most: Int) -> String {
        guard text.utf8.count > most else { return text }
        var (kept, length) = ("", "…".utf8.count)
        for scalar in text.unicodeScalars {
            length += UTF8.width(scalar)
            guard length <= most else { break }
            kept.unicodeScalars.append(scalar)
        }
        return kept + "…"
    }
}

/// How wide the texts of each column are: SPSS files say it before the first row.
struct SPSSWidths {
    /// Bytes; at least one. Those of columns that hold no texts mean nothing.
    private(set) var widths: [Int]
    private(set) var rows = 0

    init(_ table: ResponseTable) { widths = Array(repeating: 1, count: table.columns.count) }

    mutating func add(_ cells: [ResponseCell]) {
        rows += 1
        for (place, cell) in cells.enumerated() {
            if case .text(let text) = cell {
                widths[place] = min(max(widths[place], text.utf8.count), SPSSText.longestValue)
            }
        }
    }
}
