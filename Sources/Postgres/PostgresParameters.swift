import CLibpq
import Storage

/// The bound values of one statement in PostgreSQL's binary form, all in one buffer.
struct PostgresParameters {
    private(set) var types: [Oid] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    // Never empty, so that an empty text has an address and is not taken for NULL.
    private var bytes: [UInt8] = [0]

    init(_ values: [SQLValue], sql: String) throws {
        for value in values {
            try value.checkKept(sql)
            append(value)
        }
    }

    private mutating func append(_ value: SQLValue) {
        switch value {
        // The server finds out a NULL's type by itself.
        case .null: append(type: 0, nil)
        case .integer(let value): append(type: PostgresType.int8, bigEndian(UInt64(bitPattern: value)))
        case .real(let value): append(type: PostgresType.float8, bigEndian(value.bitPattern))
        case .text(let text): append(type: PostgresType.text, Array(text.utf8))
        case .blob(let blob): append(type: PostgresType.bytea, blob)
        }
    }

    private mutating func append(type: Oid, _ value: [UInt8]?) {
        types.append(type)
        offsets.append(value == nil ? nil : bytes.count)
        lengths.append(Int32(value?.count ?? 0))
        if let value { bytes += value }
    }

    private func bigEndian(_ value: UInt64) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }

    /// Calls `body` with libpq's count, values, lengths and formats.
    func withPointers<T>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>) -> T
    ) -> T {
        bytes.withUnsafeBytes { buffer in
            let start = buffer.bindMemory(to: CChar.self).baseAddress!
            let values = offsets.map { offset in offset.map { start + $0 } } + [nil]
            let formats = [Int32](repeating: 1, count: offsets.count + 1)
            return body(Int32(offsets.count), values, lengths + [0], formats)
        }
    }
}

/// The types of columns and parameters, by their fixed numbers in pg_type.
enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let numeric: Oid = 1700
}
