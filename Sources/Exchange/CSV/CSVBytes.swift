/// What the scanner asks of stretches of bytes.
enum CSVBytes {
    /// LF, CRLF and CR each count once.
    static func lineBreaks(in bytes: Slice<UnsafeMutableBufferPointer<UInt8>>) -> Int {
        var count = 0
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "\r") || (byte == UInt8(ascii: "\n") && previous != UInt8(ascii: "\r")) {
                count += 1
            }
            previous = byte
        }
        return count
    }

    static func holdsNonASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var all: UInt8 = 0
        for byte in bytes { all |= byte }
        return all >= 0x80
    }

    static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        (try? UTF8Span(validating: bytes.span)) != nil
    }

    /// Makes doubled quotes single, in place.
    static func unescape(_ cell: inout CSVRow.Cell, in buffer: UnsafeMutableBufferPointer<UInt8>) {
        var to = cell.start
        var from = cell.start
        while from < cell.end {
            buffer[to] = buffer[from]
            let isDoubled =
                buffer[from] == UInt8(ascii: "\"") && from + 1 < cell.end && buffer[from + 1] == UInt8(ascii: "\"")
            from += isDoubled ? 2 : 1
            to += 1
        }
        cell.end = to
    }

    /// The first 80 characters, for showing.
    static func excerpt(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(String(decoding: bytes.prefix(400), as: UTF8.self).prefix(80))
    }
}
