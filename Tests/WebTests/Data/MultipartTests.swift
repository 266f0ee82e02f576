import NIOCore
import Testing

@testable import Web

@Suite struct MultipartTests {
    private struct Part: Equatable {
        var name: String
        var fileName: String?
        var text = ""
    }

    /// Feeds the body in pieces of a size and gathers its parts.
    private func parts(_ body: String, pieces: Int, boundary: String = "XYZ") throws -> (
        parts: [Part], isComplete: Bool
    ) {
        var parser = try #require(MultipartParser(contentType: "multipart/form-data; boundary=\(boundary)"))
        var parts: [Part] = []
        let bytes = Array(body.utf8)
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            let piece = ByteBuffer(bytes: bytes[start..<min(start + pieces, bytes.count)])
            try parser.feed(piece) { event in
                switch event {
                case .part(let name, let fileName): parts.append(Part(name: name, fileName: fileName))
                case .bytes(let bytes): parts[parts.count - 1].text += String(buffer: bytes)
                }
            }
        }
        return (parts, parser.isComplete)
    }

    private let body = """
        preamble\r
        --XYZ\r
        Content-Disposition: form-data; name="note"\r
        \r
        a\r
        --XY\r
        --XYZ\r
        content-disposition: form-data; name="file"; filename="a %22b%22.csv"\r
        Content-Type: text/csv\r
        \r
        unit,x\r
        n1,1\r
        \r
        --XYZ\r
        Content-Disposition: form-data; name="empty"; filename=""\r
        \r
        \r
        --XYZ--\r
        epilogue
        """

    @Test(arguments: [1, 2, 3, 7, 64, 4_096])
    func `parts are the same however the body is cut`(pieces: Int) throws {
        let found = try parts(body, pieces: pieces)
        #expect(
            found.parts == [
                Part(name: "note", fileName: nil, text: "a\r\n--XY"),
                Part(name: "file", fileName: "a \"b\".csv", text: "unit,x\r\nn1,1\r\n"),
                Part(name: "empty", fileName: "", text: ""),
            ])
        #expect(found.isComplete)
    }

    @Test func `a body that breaks off is not complete`() throws {
        #expect(try !parts(String(body.prefix(150)), pieces: 16).isComplete)
    }

    @Test(arguments: [
        "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=a",
    ])
    func `another kind of body is not read`(type: String) {
        #expect(MultipartParser(contentType: type) == nil)
    }

    @Test func `headers without a name or without an end are refused`() {
        #expect(throws: MultipartParser.Malformed.self) {
            try parts("--XYZ\r\nContent-Type: text/csv\r\n\r\na\r\n--XYZ--", pieces: 9)
        }
        #expect(throws: MultipartParser.Malformed.self) {
            try parts("--XYZ\r\nX: " + String(repeating: "x", count: 20_000), pieces: 512)
        }
        #expect(throws: MultipartParser.Malformed.self) { try parts("--XYZabc", pieces: 4) }
    }
}
