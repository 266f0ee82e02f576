import Testing

@testable import Web

/// The editor's form as a browser would send it: every field of the last page with its value.
struct DraftForm {
    var fields: [(name: String, value: String)] = []

    init(_ page: String) throws {
        let start = try #require(page.firstRange(of: "<form method=\"post\" action=\"")?.lowerBound)
        let whole = page[start...]
        let form = try #require(
            whole.ranges(of: "<form ").lazy.map { whole[$0.lowerBound...] }.first {
                $0.prefix(200).contains("id=\"draft\"")
            })
        let inside = form[..<(form.firstRange(of: "</form>")?.lowerBound ?? form.endIndex)]
        let tag = /<(input|textarea|select)\b([^>]*)>/
        for match in inside.matches(of: tag) {
            let attributes = String(match.2)
            guard let name = attributes.firstMatch(of: /\bname="([^"]*)"/).map({ String($0.1) }) else { continue }
            let rest = inside[match.range.upperBound...]
            switch match.1 {
            case "textarea":
                fields.append((name, Self.plain(String(rest[..<(rest.firstRange(of: "</textarea>")!.lowerBound)]))))
            case "select":
                let options = rest[..<(rest.firstRange(of: "</select>")!.lowerBound)]
                let chosen =
                    options.firstMatch(of: /<option value="([^"]*)" selected>/)
                    ?? options.firstMatch(of: /<option value="([^"]*)">/)
                if let chosen { fields.append((name, Self.plain(String(chosen.1)))) }
            default:
                let isBox = attributes.contains("type=\"checkbox\"")
                guard !isBox || attributes.hasSuffix(" checked") else { continue }
                let value = attributes.firstMatch(of: /\bvalue="([^"]*)"/).map { String($0.1) } ?? ""
                fields.append((name, Self.plain(value)))
            }
        }
    }

    subscript(name: String) -> String? {
        get { fields.first { $0.name == name }?.value }
        set {
            fields.removeAll { $0.name == name }
            if let newValue { fields.append((name, newValue)) }
        }
    }

    var encoded: String {
        fields.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }.joined(separator: "&")
    }

    private static func plain(_ text: String) -> String {
        // By bytes: an accent behind an entity would make one character of both.
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        let bytes = entities.reduce(Array(text.utf8)) { $0.replacing(Array($1.0.utf8), with: Array($1.1.utf8)) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
