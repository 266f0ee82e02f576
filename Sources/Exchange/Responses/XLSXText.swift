/// What a cell of a workbook can hold.
enum XLSXText {
    /// In UTF-16 code units.
    static let longest = 32_767

    /// The text with line breaks as spreadsheets write them, a � for each character that XML cannot hold, and what would be
    /// read as an escaped character (`_x0041_`) escaped itself; cut off at the longest that a cell holds.
    static func held(_ text: String) -> String {
        guard text.utf8.count > longest || text.utf8.contains(where: isSpecial) else { return text }
        let mended = mended(text)
        guard mended.utf16.count > longest else { return mended }
        return mended.reduce(into: (text: "", length: 1)) { kept, character in
            kept.length += character.utf16.count
            if kept.length <= longest { kept.text.append(character) }
        }.text + "…"
    }

    /// Bytes that may belong to what has to be mended; the last one begins U+FFFE and U+FFFF.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == UInt8(ascii: "_") || byte == 0xEF
    }

    private static func mended(_ text: String) -> String {
        let breaks = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        var scalars = String.UnicodeScalarView()
        for scalar in breaks.unicodeScalars {
            let isHeld = scalar.value >= 0x20 && scalar.value & ~1 != 0xFFFE || scalar == "\t" || scalar == "\n"
            scalars.append(isHeld ? scalar : "\u{FFFD}")
        }
        return String(scalars).replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    }
}
