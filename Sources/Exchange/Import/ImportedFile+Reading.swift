import Crypto
public import Domain

extension ImportedFile {
    /// Reads a file through once for its SHA-256 and size.
    /// - Parameter name: what it is to be called; the last part of the path when nil.
    public init(reading path: String, name: String? = nil, limit: Int = CSVOptions.standard.fileLimit)
        throws(CSVProblem)
    {
        var source = try CSVSource.open(path: path, limit: limit)
        defer { source.finish() }
        var hash = SHA256()
        var bytes = 0
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { block.deallocate() }
        while case let count = try source.read(into: block), count > 0 {
            hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: block[0..<count]))
            bytes += count
        }
        let digest = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        self.init(name: name ?? String(path.split(separator: "/").last ?? "-"), hash: digest, bytes: bytes)
    }
}
