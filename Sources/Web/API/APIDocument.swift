import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What programs can ask, as OpenAPI 3.1 describes it: the files of `Contract`, put together.
enum APIDocument {
    static func show(_ visit: Visit) async throws -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// Read once.
    static let text: String = {
        do { return try read(Bundle.module.resourceURL!.appending(path: "Contract")) } catch {
            preconditionFailure("the API's description cannot be read: \(error)")
        }
    }()

    private static func read(_ folder: URL) throws -> String {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        var whole: [String: Any] = [:]
        for file in files.filter({ $0.pathExtension == "json" }).sorted(by: { $0.path < $1.path }) {
            let part = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
            whole = merged(whole, part as? [String: Any] ?? [:])
        }
        let data = try JSONSerialization.data(
            withJSONObject: whole, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self)
    }

    private static func merged(_ left: [String: Any], _ right: [String: Any]) -> [String: Any] {
        left.merging(right) { old, new in
            guard let old = old as? [String: Any], let new = new as? [String: Any] else { return new }
            return merged(old, new)
        }
    }
}
