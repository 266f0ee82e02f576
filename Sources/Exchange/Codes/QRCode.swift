internal import CQRencode

/// A QR code, by libqrencode: `size` × `size` modules.
public struct QRCode: Sendable {
    public let size: Int
    private let modules: [Bool]

    /// Medium error correction, so that a crease in the paper does no harm.
    /// - Returns: nil for a text that is too long (about 2,300 bytes) or holds NUL.
    public init?(_ text: String) {
        guard !text.isEmpty, !text.utf8.contains(0),
            let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1)
        else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let data = code.pointee.data else { return nil }
        size = width
        modules = (0..<width * width).map { data[$0] & 1 == 1 }
    }

    public func isDark(row: Int, column: Int) -> Bool { modules[row * size + column] }

    /// As a picture of its own, black on white with the quiet zone of four modules that readers need.
    public var svg: String {
        let side = size + 8
        let path = (0..<size).flatMap { row in
            (0..<size).filter { isDark(row: row, column: $0) }.map { "M\($0 + 4) \(row + 4)h1v1h-1z" }
        }.joined()
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges">\
            <rect width="\(side)" height="\(side)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
            """
    }
}
