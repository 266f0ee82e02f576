import Mustache

/// Follows a template through a page's values as Mustache would, and notes what Mustache would pass over in silence.
struct TemplateWalk {
    let trees: [String: TemplateTree]
    private(set) var faults: Set<String> = []
    /// Every section that some value has opened, as `template:line`.
    private(set) var opened: Set<String> = []

    init(_ sources: [String: String]) throws {
        trees = try sources.mapValues { try TemplateTree($0) }
    }

    /// The sections of all templates, as `template:line name`, that no value has opened.
    var unopened: [String] {
        trees.flatMap { template, tree in Self.sections(tree.nodes).map { ("\(template):\($0.line)", $0.name) } }
            .filter { !opened.contains($0.0) }.map { "\($0.0) {{#\($0.1)}}" }.sorted()
    }

    mutating func follow(_ template: String, _ stack: [Any]) {
        guard let tree = trees[template] else {
            faults.insert("there is no template \(template)")
            return
        }
        for node in tree.nodes { follow(node, in: template, stack) }
    }

    private mutating func follow(_ node: TemplateTree.Node, in template: String, _ stack: [Any]) {
        switch node {
        case .variable(let name, let line):
            guard let value = find(name, in: stack, at: "\(template):\(line)") else { return }
            if let value, !(value is String || value is Substring || value is any BinaryInteger) {
                faults.insert("\(template):\(line): {{\(name)}} is a \(type(of: value)), not a finished text")
            }
        case .partial(let name, let dynamic, let line):
            guard dynamic else { return follow(name, stack) }
            guard case .some(.some(let partial as String)) = find(name, in: stack, at: "\(template):\(line)") else {
                faults.insert("\(template):\(line): {{>*\(name)}} names no template")
                return
            }
            follow(partial, stack)
        case .section(let name, let inverted, let inner, let line):
            guard let value = find(name, in: stack, at: "\(template):\(line)") else { return }
            if !inverted, value == nil { return }
            enter(inverted ? nil : value, inner, in: template, line, stack)
        }
    }

    private mutating func enter(
        _ value: Any?, _ inner: [TemplateTree.Node], in template: String, _ line: String, _ stack: [Any]
    ) {
        let stacks: [[Any]] =
            switch value {
            case nil, is Bool: [stack]
            case let list as [Any]: list.map { stack + [$0] }
            case let value?: [stack + [value]]
            }
        if !stacks.isEmpty { opened.insert("\(template):\(line)") }
        for stack in stacks { for node in inner { follow(node, in: template, stack) } }
    }

    /// The value behind a name: nil when there is none of that name, `.some(nil)` when it is absent just now.
    private mutating func find(_ name: String, in stack: [Any], at place: String) -> Any?? {
        if name == "." { return .some(stack.last) }
        if ["first()", "last()", "even()", "odd()"].contains(name) { return .some(true) }
        let path = name.split(separator: ".").map(String.init)
        let levels = name.hasPrefix(".") ? [stack.last!] : stack.reversed()
        guard let level = levels.firstIndex(where: { Self.child(path[0], of: $0) != nil }),
            let found = Self.child(path[0], of: levels[level])
        else {
            faults.insert("\(place): there is no {{\(name)}}")
            return nil
        }
        if found.isOptional, levels[(level + 1)...].contains(where: { Self.child(path[0], of: $0) != nil }) {
            faults.insert("\(place): when {{\(name)}} is absent, that of a level above shows; write {{.\(name)}}")
        }
        return path.dropFirst().reduce(.some(found.value)) { value, step in
            guard case .some(.some(let value)) = value else { return value }
            return Self.child(step, of: value).map(\.value)
        }
    }

    private static func child(_ name: String, of value: Any) -> (value: Any?, isOptional: Bool)? {
        if let parent = value as? any MustacheParent { return parent.child(named: name).map { ($0, false) } }
        guard let child = Mirror(reflecting: value).children.first(where: { $0.label == name }) else { return nil }
        let mirror = Mirror(reflecting: child.value)
        guard mirror.displayStyle == .optional else { return (child.value, false) }
        return (mirror.children.first?.value, true)
    }

    private static func sections(_ nodes: [TemplateTree.Node]) -> [(name: String, line: String)] {
        nodes.flatMap { node -> [(name: String, line: String)] in
            guard case .section(let name, _, let inner, let line) = node else { return [] }
            return [(name, line)] + sections(inner)
        }
    }
}
