import Domain

extension Form {
    /// Reads `application/x-www-form-urlencoded` text, as queries and simple forms send it: names may repeat, values may
    /// be blank. Line ends become `\n`.
    ///
    /// - Returns: nil when the text is malformed or holds more than 2,000 fields.
    init?(urlEncoded text: some StringProtocol) {
        var fields: [String: [String]] = [:]
        let pairs = Array(text.utf8).split(separator: UInt8(ascii: "&"))
        guard pairs.count <= 2_000 else { return nil }
        for pair in pairs {
            let middle = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            guard let name = PercentCoding.decode(pair[..<middle], plusIsSpace: true),
                let value = PercentCoding.decode(pair[middle...].dropFirst(), plusIsSpace: true)
            else { return nil }
            let hasReturn = value.utf8.contains(UInt8(ascii: "\r"))
            fields[name, default: []].append(hasReturn ? value.replacing("\r\n", with: "\n") : value)
        }
        self.init(fields)
    }
}
