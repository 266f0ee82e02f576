import CLibpq
import Storage

/// The first row of a result in PostgreSQL's binary form.
struct PostgresRow: Row {
    let result: OpaquePointer
    let types: [Oid]

    func isNull(_ column: Int) -> Bool { PQgetisnull(result, 0, Int32(column)) == 1 }

    func integer(_ column: Int) -> Int64 {
        guard !isNull(column) else { return 0 }
        let bytes = bytes(column)
        return switch types[column] {
        case PostgresType.int8: Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        case PostgresType.int4: Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
        case PostgresType.int2: Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
        case PostgresType.bool: Int64(bytes[0])
        default: Int64(exactly: real(column).rounded(.towardZero)) ?? 0
        }
    }

    func real(_ column: Int) -> Double {
        guard !isNull(column) else { return 0 }
        let bytes = bytes(column)
        return switch types[column] {
        case PostgresType.float8: Double(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)))
        case PostgresType.float4: Double(Float(bitPattern: UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))))
        case PostgresType.numeric: Self.numeric(bytes)
        case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.bool: Double(integer(column))
        default: Double(text(column)) ?? 0
        }
    }

    func text(_ column: Int) -> String {
        guard !isNull(column) else { return "" }
        return switch types[column] {
        case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.bool: String(integer(column))
        case PostgresType.float8, PostgresType.float4, PostgresType.numeric: String(real(column))
        default: String(decoding: bytes(column), as: UTF8.self)
        }
    }

    func blob(_ column: Int) -> [UInt8] { isNull(column) ? [] : Array(bytes(column)) }

    private func bytes(_ column: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: PQgetvalue(result, 0, Int32(column)), count: Int(PQgetlength(result, 0, Int32(column))))
    }

    /// A sum of integers comes as NUMERIC: the number of base-10000 digits, the first one's weight, the sign and the
    /// scale, 16 bits each, and then the digits.
    private static func numeric(_ bytes: UnsafeRawBufferPointer) -> Double {
        func word(_ index: Int) -> Int16 {
            Int16(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: Int16.self))
        }
        let sign = UInt16(bitPattern: word(2))
        guard sign == 0 || sign == 0x4000 else {
            return sign == 0xD000 ? .infinity : sign == 0xF000 ? -.infinity : .nan
        }
        var text = sign == 0 ? "" : "-"
        for index in 0..<Int(word(0)) { text += String(10_000 + Int(word(4 + index))).dropFirst() }
        let exponent = (Int(word(1)) - Int(word(0)) + 1) * 4
        // Through the decimal text, so that the value is rounded once.
        return word(0) == 0 ? 0 : Double("\(text)e\(exponent)") ?? .nan
    }
}
