/// What a letter says, written once for both of its forms: as plain text and as a web page.
public struct LetterBody: Hashable, Sendable {
    public enum Part: Hashable, Sendable {
        case words(String)
        /// Something to follow, on a line of its own.
        case link(String, to: String)
        /// Small print at the end.
        case note(String)
        /// Something to follow within the small print.
        case quietLink(String, to: String)
    }

    public var parts: [Part]

    public init(_ parts: [Part]) { self.parts = parts }

    public var text: String {
        parts.map { part in
            switch part {
            case .words(let text), .note(let text): text
            case .link(let label, let address), .quietLink(let label, let address): "\(label):\n\(address)"
            }
        }.joined(separator: "\n\n") + "\n"
    }

    /// - Parameters:
    ///   - language: as in HTML's `lang`.
    ///   - isRightToLeft: how the language is written.
    public func html(language: String = "en", isRightToLeft: Bool = false) -> String {
        let paragraphs = parts.map(Self.paragraph).joined(separator: "\n")
        // Styles stand in the tags: many mail programs drop a style sheet.
        return """
            <!doctype html>
            <html lang="\(escaped(language))" dir="\(isRightToLeft ? "rtl" : "ltr")">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
            <body style="margin:0 auto;max-width:36rem;padding:1.5rem;font:16px/1.5 Inter,system-ui,sans-serif">
            \(paragraphs)
            </body>
            </html>

            """
    }

    private static func paragraph(_ part: Part) -> String {
        switch part {
        case .words(let text): "<p>\(lines(text))</p>"
        case .link(let label, let address):
            """
            <p><a href="\(escaped(address))" style="display:inline-block;padding:0.625rem 1.25rem;border-radius:0.375rem;\
            background:#5b2b82;color:#ffffff;text-decoration:none;font-weight:600">\(escaped(label))</a></p>
            """
        case .note(let text): "<p style=\"font-size:13px\">\(lines(text))</p>"
        case .quietLink(let label, let address):
            "<p style=\"font-size:13px\"><a href=\"\(escaped(address))\">\(escaped(label))</a></p>"
        }
    }

    private static func lines(_ text: String) -> String { escaped(text).replacing("\n", with: "<br>\n") }
}

/// By scalars: a character may join a sign with an accent behind it.
private func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { html, scalar in
        switch scalar {
        case "&": html += "&amp;"
        case "<": html += "&lt;"
        case ">": html += "&gt;"
        case "\"": html += "&quot;"
        case "'": html += "&#39;"
        default: html.unicodeScalars.append(scalar)
        }
    }
}
