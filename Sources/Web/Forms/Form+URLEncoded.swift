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
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(halves[0]), let value = Self.decoded(halves.count > 1 ? halves[1] : [])
            else { return nil }
            fields[name, default: []].append(value.replacing("\r\n", with: "\n"))
        }
        self.init(fields)
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        PercentCoding.decode(String(decoding: bytes, as: UTF8.self), plusIsSpace: true)
    }
}
