import CZlib
import NIOCore

/// Compression in the gzip format, by the system's zlib.
enum Gzip {
    struct Fault: Error {
        let code: Int32
    }

    /// - Parameter level: 1 is fastest, 9 smallest.
    static func compress(_ input: ByteBuffer, level: Int32 = 1) throws -> ByteBuffer {
        var stream = z_stream()
        // 15 bits of window, and 16 more for gzip's frame instead of zlib's.
        var code = deflateInit2_(
            &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else { throw Fault(code: code) }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(input.readableBytes)))
        var output = ByteBuffer()
        output.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { target in
            input.withUnsafeReadableBytes { source in
                stream.next_in = UnsafeMutablePointer(
                    mutating: source.bindMemory(to: UInt8.self).baseAddress)
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
                stream.avail_out = UInt32(target.count)
                code = deflate(&stream, Z_FINISH)
                return Int(stream.total_out)
            }
        }
        guard code == Z_STREAM_END else { throw Fault(code: code) }
        return output
    }
}
