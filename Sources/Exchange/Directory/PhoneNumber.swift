internal import CPhoneNumber

/// Phone numbers as people write them, by libphonenumber.
public enum PhoneNumber {
    /// The number in E.164 (`+4930123456`); nil for what is no valid number.
    /// - Parameter country: two letters ("DE"), for numbers without a country code; nil where none is known.
    public static func e164(_ text: String, country: String?) -> String? {
        guard text.utf8.count <= 60, !text.utf8.contains(0) else { return nil }
        var out = [CChar](repeating: 0, count: 32)
        guard cphonenumber_e164(text, country?.uppercased() ?? "ZZ", &out, out.count) else { return nil }
        return String(decoding: out.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
