import CZlib
import NIOCore

/// The way back from gzip, to see that nothing is lost.
enum Gunzip {
    struct Fault: Error {}

    static func expand(_ input: ByteBuffer) throws -> ByteBuffer {
        var stream = z_stream()
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw Fault()
        }
        defer { inflateEnd(&stream) }
        var source = Array(input.readableBytesView)
        var target = [UInt8](repeating: 0, count: 4 << 20)
        let (code, count) = source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                (stream.next_in, stream.avail_in) = (source.baseAddress, UInt32(source.count))
                (stream.next_out, stream.avail_out) = (target.baseAddress, UInt32(target.count))
                return (inflate(&stream, Z_FINISH), Int(stream.total_out))
            }
        }
        guard code == Z_STREAM_END else { throw Fault() }
        return ByteBuffer(bytes: target[..<count])
    }
}
