import Domain
import Foundation

/// Text as it may stand in a message's header: in ASCII, on lines of at most 76 characters as far as words allow it.
enum HeaderText {
    /// The header with a free text (RFC 5322, 2.2.1), in encoded words (RFC 2047) where it needs them.
    static func line(_ name: String, _ text: String) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        let isPlain = isPrintable(text) && words.allSatisfy { !$0.isEmpty && $0.utf8.count <= 60 }
        return folded(name + ":", isPlain ? words.map(String.init) : encoded(text))
    }

    /// The header with a mailbox: `To: "Eve" <eve@example.org>`.
    static func line(_ name: String, _ mailbox: Mailbox) -> String {
        guard !mailbox.name.isEmpty else { return folded(name + ":", [mailbox.address]) }
        let isPlain = isPrintable(mailbox.name) && mailbox.name.utf8.count <= 60
        return folded(name + ":", (isPlain ? [quoted(mailbox.name)] : encoded(mailbox.name)) + ["<\(mailbox.address)>"])
    }

    /// The pieces one after the other, on a new line where one would reach beyond the line's end.
    static func folded(_ start: String, _ pieces: [String]) -> String {
        var (text, width) = (start, start.utf8.count)
        for piece in pieces {
            if width + 1 + piece.utf8.count > 76, width > 1 {
                text += "\r\n"
                width = 0
            }
            text += " " + piece
            width += 1 + piece.utf8.count
        }
        return text
    }

    /// Encoded words of at most 64 characters, each of whole scalars, since each is decoded for itself.
    private static func encoded(_ text: String) -> [String] {
        var pieces: [String.UnicodeScalarView] = [.init()]
        var bytes = 0
        for scalar in text.unicodeScalars {
            let width = String(scalar).utf8.count
            if bytes + width > 39 {
                pieces.append(.init())
                bytes = 0
            }
            pieces[pieces.count - 1].append(scalar)
            bytes += width
        }
        return pieces.map { "=?UTF-8?B?\(Data(String($0).utf8).base64EncodedString())?=" }
    }

    private static func isPrintable(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
    }

    private static func quoted(_ name: String) -> String {
        "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
