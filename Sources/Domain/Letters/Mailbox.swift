/// Where a letter goes to or comes from: an address and the name that stands before it.
public struct Mailbox: Hashable, Sendable, Codable {
    /// Empty where none is known.
    public var name: String
    public var address: String

    public init(_ address: String, name: String = "") {
        self.name = name
        self.address = address
    }

    /// Why no letter can carry it; nil when one can.
    public var problem: LetterRefusal? {
        if !name.fitsOneLine { return .severalLines(name) }
        return Self.problem(with: address)
    }

    /// The part behind the `@`.
    public var domain: String { String(address.split(separator: "@").last ?? "") }

    /// Stricter than the standard, which also knows addresses in quotes and in brackets that nobody has.
    private static func problem(with address: String) -> LetterRefusal? {
        let halves = address.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, !address.unicodeScalars.contains(where: { $0.value <= 32 || $0.value == 127 }) else {
            return .noAddress(address)
        }
        guard address.utf8.allSatisfy({ $0 < 128 }) else { return .beyondASCII(address) }
        let isWritten =
            halves[0].utf8.count <= 64 && address.utf8.count <= 254
            && isDotted(halves[0]) { $0.isAlphanumeric || signs.contains($0) }
            && isDotted(halves[1]) { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
        return isWritten ? nil : .noAddress(address)
    }

    private static func isDotted(_ text: Substring, _ isAllowed: (UInt8) -> Bool) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0.count <= 64 && $0.allSatisfy(isAllowed)
        }
    }

    private static let signs = Set("!#$%&'*+-/=?^_`{|}~".utf8)
}

extension UInt8 {
    fileprivate var isAlphanumeric: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

extension String {
    /// No line end and no other sign that would end or hide a header.
    var fitsOneLine: Bool {
        !unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\u{2028}" || $0 == "\u{2029}" }
    }
}
