import Domain
import NIOCore
import Synchronization

/// The pages on which respondents begin, drawn once: but for the sheet they are the same for all who come by a link, and
/// many come at once.
final class FirstPages: Sendable {
    /// All that such a page depends on.
    struct Key: Hashable, Sendable {
        let round: Round
        /// The revision of the units that one may belong to.
        let units: Int
        let day: Day
        let language: String
    }

    private struct Drawn: Sendable {
        let beforeSheet: Substring.UTF8View
        let afterSheet: Substring.UTF8View

        func text(with sheet: Token) -> ByteBuffer {
            var buffer = ByteBuffer()
            buffer.writeBytes(beforeSheet)
            buffer.writeString(sheet.text)
            buffer.writeBytes(afterSheet)
            return buffer
        }
    }

    private static let mostBytes = 16 << 20
    private let drawn = Mutex<(pages: [Key: Drawn], bytes: Int)>(([:], 0))

    /// - Parameter draw: draws the page with the sheet that it is given.
    func page(_ key: Key, sheet: Token, draw: (_ sheet: String) throws -> String) rethrows -> ByteBuffer {
        if let page = drawn.withLock({ $0.pages[key] }) { return page.text(with: sheet) }
        let text = try draw(sheet.text)
        keep(text, as: key, without: sheet)
        return ByteBuffer(string: text)
    }

    private func keep(_ text: String, as key: Key, without sheet: Token) {
        let places = text.ranges(of: sheet.text)
        guard places.count == 1 else { return }
        let page = Drawn(
            beforeSheet: text[..<places[0].lowerBound].utf8, afterSheet: text[places[0].upperBound...].utf8)
        let bytes = text.utf8.count
        drawn.withLock { drawn in
            if drawn.bytes + bytes > Self.mostBytes { drawn = ([:], 0) }
            if drawn.pages.updateValue(page, forKey: key) == nil { drawn.bytes += bytes }
        }
    }
}
