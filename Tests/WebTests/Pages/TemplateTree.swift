import Testing

/// A template's tags, read apart from the library that draws it.
struct TemplateTree {
    indirect enum Node {
        case variable(String, line: String)
        case section(String, inverted: Bool, [Node], line: String)
        case partial(String, dynamic: Bool, line: String)
    }

    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    let nodes: [Node]

    init(_ source: String) throws {
        var rest = source[...]
        nodes = try Self.nodes(&rest, of: source, until: nil)
    }

    private static func nodes(_ rest: inout Substring, of source: String, until end: String?) throws -> [Node] {
        var nodes: [Node] = []
        while let match = rest.firstMatch(of: /\{\{\s*([#^\/>!&]?)\s*(\*?)\s*([\w.]+(?:\(\))?)\s*\}\}|\{\{/) {
            let before = source[..<match.range.lowerBound]
            let column = before.count - (before.lastIndex(where: \.isNewline).map { before[...$0].count } ?? 0)
            let line = "\(before.count { $0.isNewline } + 1):\(column + 1)"
            guard let kind = match.1, let name = match.3.map(String.init) else {
                throw Fault(description: "line \(line): a tag that pages do not use")
            }
            rest = rest[match.range.upperBound...]
            switch kind {
            case "#", "^":
                let inner = try self.nodes(&rest, of: source, until: name)
                nodes.append(.section(name, inverted: kind == "^", inner, line: line))
            case "/":
                guard name == end else { throw Fault(description: "line \(line): {{/\(name)}} closes nothing") }
                return nodes
            case ">": nodes.append(.partial(name, dynamic: match.2 == "*", line: line))
            case "!": break
            default: nodes.append(.variable(name, line: line))
            }
        }
        guard end == nil else { throw Fault(description: "{{#\(end!)}} is not closed") }
        return nodes
    }
}
