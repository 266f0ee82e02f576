import Mustache

/// A struct as a template reads it: its stored properties by name, absent optionals left out.
///
/// Mustache itself reflects over all properties of a struct at each look-up, which takes most of a page's time; here
/// each struct is reflected over once.
final class Shown: MustacheParent {
    private let children: [String: Any]

    private init(_ mirror: Swift.Mirror) {
        var children: [String: Any] = [:]
        for child in mirror.children {
            if let label = child.label, let value = Self.value(child.value) { children[label] = value }
        }
        self.children = children
    }

    func child(named name: String) -> Any? { children[name] }

    /// Structs and arrays of them as `Shown`, everything else as it is; nil for an absent optional.
    static func value(_ value: Any) -> Any? {
        if value is String || value is Bool { return value }
        let mirror = Swift.Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { Self.value($0.value) }
        case .collection: return mirror.children.compactMap { Self.value($0.value) }
        case .struct: return Shown(mirror)
        default: return value
        }
    }
}
