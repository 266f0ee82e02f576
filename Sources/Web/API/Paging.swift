import Domain
import Foundation
import Hummingbird

/// Which slice of a list a program asks for.
struct Paging: Sendable {
    static let most = 500
    static let usual = 100

    let limit: Int
    /// The place behind which it begins; nil for the beginning.
    let after: String?
    /// The list's name, so that a cursor of another list is not taken.
    private let list: String

    /// - Parameter filters: what else may stand in the query. Anything else is refused: a program that misspells the
    ///   cursor would fetch the first slice for ever.
    init(_ caller: Caller, of list: String, filters: Set<String> = []) throws {
        let query: Form = caller.query
        for name in query.fields.keys.sorted() where !filters.union(["limit", "cursor"]).contains(name) {
            throw HTTPError(.badRequest, message: "“\(name)” is nothing that this list is asked by.")
        }
        let limit = query.has("limit") ? Int(query["limit"]) : Self.usual
        guard let limit, (1...Self.most).contains(limit) else {
            throw HTTPError(.badRequest, message: "limit is a whole number from 1 to \(Self.most).")
        }
        (self.list, self.limit) = (list, limit)
        after = try query.has("cursor") ? Self.place(query["cursor"], list) : nil
    }

    /// The place as an id.
    func after<Subject>(_: Subject.Type) throws -> Identifier<Subject>? {
        guard let after else { return nil }
        guard let id = Identifier<Subject>(after) else { throw Self.strange }
        return id
    }

    /// - Parameters:
    ///   - found: one more than the limit where there are more.
    ///   - place: of an entry in the list's order.
    func slice<Entry, Item: Encodable>(
        _ found: [Entry], place: (Entry) -> String, _ item: (Entry) throws -> Item
    ) rethrows -> Slice<Item> {
        let entries = found.prefix(limit)
        let last = found.count > limit ? entries.last : nil
        return Slice(items: try entries.map(item), next: last.map { Self.cursor(place($0), list) })
    }

    private static func cursor(_ place: String, _ list: String) -> String {
        Data("\(list) \(place)".utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    private static func place(_ cursor: String, _ list: String) throws -> String {
        let text = cursor.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: text + padding), let decoded = String(validating: data, as: UTF8.self),
            decoded.hasPrefix(list + " "), !decoded.utf8.contains(0)
        else { throw strange }
        return String(decoded.dropFirst(list.count + 1))
    }

    private static var strange: HTTPError {
        HTTPError(.badRequest, message: "This cursor is none that this list gave out.")
    }
}

/// A part of a list, and where the next one begins; nil at the end.
struct Slice<Item: Encodable>: Encodable {
    let items: [Item]
    let next: String?
}
