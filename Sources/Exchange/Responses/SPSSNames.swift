/// Names of variables as SPSS allows them: letters, digits, `.` and `_`, a letter first and no dot last, at most 64 bytes, no
/// two alike whatever their case, and none that is a word of its language.
enum SPSSNames {
    private static let longest = 64
    private static let reserved: Set<String> = [
        "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with",
    ]

    /// A name for each of the given ones, in their order.
    static func names(of columns: [String]) -> [String] {
        var taken: Set<String> = []
        return columns.map { column in
            let name = name(of: column)
            var (unique, number) = (name, 1)
            while !taken.insert(unique.lowercased()).inserted {
                number += 1
                unique = name.prefix(longest - "_\(number)".count) + "_\(number)"
            }
            return unique
        }
    }

    private static func name(of column: String) -> String {
        var name = String(column.unicodeScalars.map { isAllowed($0) ? Character($0) : "_" })
        let startsWell = name.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
        if !startsWell || reserved.contains(name.lowercased()) { name = "q_" + name }
        name = String(name.prefix(longest))
        while name.last == "." || name.last == "_" { name.removeLast() }
        return name
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)) || scalar == "."
            || scalar == "_"
    }
}
