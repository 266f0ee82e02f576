import Domain
import Storage

/// Finds units by their keys, and the nearest key to one that is not known.
final class UnitFinder {
    private let places: [String: Int]
    /// Suggestions cost a look at every key, so only the first unknown ones get one.
    private var suggestions: [String: String?] = [:]
    private static let suggested = 200

    init(_ tree: UnitTree, _ ancestry: Ancestry) {
        places = Dictionary(uniqueKeysWithValues: tree.units.values.map { ($0.key, ancestry.place(of: $0.id)!) })
    }

    func place(of key: String) -> Int? { places[key] }

    /// The key that takes the fewest changes, if a third of its letters stay as they are.
    func nearest(to key: String) -> String? {
        if let known = suggestions[key] { return known }
        guard suggestions.count < Self.suggested, key.utf8.count <= 40 else { return nil }
        let wanted = Array(key.lowercased().utf8)
        var best: (key: String, distance: Int)?
        for candidate in places.keys {
            let distance = Self.distance(wanted, Array(candidate.lowercased().utf8), atMost: best?.distance ?? 3)
            guard let distance, distance <= max(1, wanted.count / 3) else { continue }
            if best.map({ (distance, candidate) < ($0.distance, $0.key) }) ?? true { best = (candidate, distance) }
        }
        suggestions[key] = .some(best?.key)
        return best?.key
    }

    /// Levenshtein's distance, or nil when it is greater than `limit`.
    private static func distance(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int? {
        guard abs(a.count - b.count) <= limit else { return nil }
        var row = Array(0...b.count)
        for (i, left) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in b.enumerated() {
                let replaced = diagonal + (left == right ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count] <= limit ? row[b.count] : nil
    }
}
