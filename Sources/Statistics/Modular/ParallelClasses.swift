/// Sparse columns grouped by direction: two columns are parallel where one is a multiple of the other. Zero columns stand apart.
struct ParallelClasses {
    /// For each class its columns, in order of their first one.
    private(set) var members: [[Int32]] = []
    private(set) var zeros: [Int32] = []

    /// Columns are compared entry by entry, so their rows must come in one order.
    init(_ columns: SparseColumns, in field: PrimeField) {
        var scales = [UInt64](repeating: 0, count: columns.count)
        var classOf: [UInt64: Int32] = [:]
        classOf.reserveCapacity(columns.count)
        for column in 0..<columns.count {
            let entries = columns.range(column)
            guard let first = entries.first else {
                zeros.append(Int32(column))
                continue
            }
            let scale = field.inverse(columns.values[first])
            scales[column] = scale
            var key: UInt64 = 0
            for entry in entries {
                key = mixed(key ^ UInt64(columns.rows[entry]), field.product(columns.values[entry], scale))
            }
            while true {
                guard let found = classOf[key] else {
                    classOf[key] = Int32(members.count)
                    members.append([Int32(column)])
                    break
                }
                let other = Int(members[Int(found)][0])
                if Self.same(columns, column, scale, other, scales[other], field) {
                    members[Int(found)].append(Int32(column))
                    break
                }
                key &+= 0x9E37_79B9_7F4A_7C15
            }
        }
    }

    private static func same(
        _ columns: SparseColumns, _ one: Int, _ scale: UInt64, _ other: Int, _ otherScale: UInt64, _ field: PrimeField
    ) -> Bool {
        let (first, second) = (columns.range(one), columns.range(other))
        guard first.count == second.count else { return false }
        return zip(first, second).allSatisfy { a, b in
            columns.rows[a] == columns.rows[b]
                && field.product(columns.values[a], scale) == field.product(columns.values[b], otherScale)
        }
    }
}

/// A hash of two words (the finaliser of MurmurHash3, Appleby 2011).
@inline(__always)
func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
    var value = (state &* 0x9E37_79B9_7F4A_7C15) ^ word
    value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ (value >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ (value >> 33)
}
