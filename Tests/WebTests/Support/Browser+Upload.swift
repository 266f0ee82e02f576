import HTTPTypes
import HummingbirdTesting
import NIOCore

@testable import Web

extension Browser {
    /// Sends a file through the form on Data, as a browser would.
    @discardableResult
    func upload(_ text: String, name: String = "figures.csv", mapping: String? = nil) async throws -> TestResponse {
        try await get(SiteURL.data.path())
        var body = Self.part("file", name, text)
        body += Self.part("mapping", mapping == nil ? "" : "mapping.json", mapping ?? "")
        let headers: HTTPFields = [.contentType: "multipart/form-data; boundary=frontier"]
        let path = "\(SiteURL.uploads.path())?\(FormToken.field)=\(formToken ?? "")"
        return try await send(path, .post, headers, ByteBuffer(string: body + "--frontier--\r\n"))
    }

    /// Looks at the work on an upload until it is through, and returns the last answer.
    func wait(_ path: String) async throws -> TestResponse {
        while true {
            let response = try await get(path)
            guard response.status == .ok, response.text.contains("data-refresh") else { return response }
        }
    }

    private static func part(_ field: String, _ fileName: String, _ text: String) -> String {
        "--frontier\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(fileName)\"\r\n\r\n\(text)\r\n"
    }
}
