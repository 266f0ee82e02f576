/// What a cell says when it is read as a number.
public enum CSVNumber: Hashable, Sendable {
    case value(Double)
    /// Nothing but white space.
    case missing
    case wrong(Fault)

    /// Why it is no number, so that the person can be told what to do.
    public enum Fault: Hashable, Sendable {
        case notANumber, notFinite, percentSign, comma, point
    }
}

extension CSVNumber {
    /// Reads `12`, `-0.5`, `.5`, `1e-3`, surrounded by white space or not, rounded to the nearest double.
    ///
    /// - Parameter decimalComma: `0,5` is a half; a point is then refused, since it may part thousands.
    public init(_ bytes: UnsafeBufferPointer<UInt8>, decimalComma: Bool = false) {
        let point = decimalComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
        if let value = Self.short(bytes, point: point) {
            self = .value(value)
        } else if let trimmed = Self.trim(bytes) {
            self = Self.short(trimmed, point: point).map(CSVNumber.value) ?? Self.long(trimmed, point: point)
        } else {
            self = .missing
        }
    }

    private static func trim(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        var start = 0
        var end = bytes.count
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return start < end ? UnsafeBufferPointer(rebasing: bytes[start..<end]) : nil
    }

    /// Up to 18 digits and a point, without an exponent. Correctly rounded when the digits fit in 53 bits: they and the
    /// power of ten are then doubles, and one division rounds once (Clinger 1990). Else nil.
    @inline(__always)
    private static func short(_ bytes: UnsafeBufferPointer<UInt8>, point: UInt8) -> Double? {
        guard bytes.count <= 19, var at = bytes.baseAddress else { return nil }
        let end = at + bytes.count
        let isNegative = at < end && at.pointee == UInt8(ascii: "-")
        if isNegative { at += 1 }
        let start = at
        var digits: UInt64 = 0
        while at < end, at.pointee &- UInt8(ascii: "0") < 10 {
            digits = digits &* 10 &+ UInt64(at.pointee &- UInt8(ascii: "0"))
            at += 1
        }
        var count = at - start
        var power = 1.0
        if at < end {
            guard at.pointee == point else { return nil }
            at += 1
            while at < end, at.pointee &- UInt8(ascii: "0") < 10 {
                digits = digits &* 10 &+ UInt64(at.pointee &- UInt8(ascii: "0"))
                power *= 10
                count &+= 1
                at += 1
            }
            guard at == end else { return nil }
        }
        guard count > 0, count <= 18, digits <= 1 << 53 else { return nil }
        let value = Double(digits) / power
        return isNegative ? -value : value
    }

    /// The standard library's reading for what is long or has an exponent, or the reason why it is no number.
    private static func long(_ bytes: UnsafeBufferPointer<UInt8>, point: UInt8) -> CSVNumber {
        let text = String(decoding: bytes, as: UTF8.self)
        let allowed = bytes.allSatisfy {
            $0 &- UInt8(ascii: "0") < 10 || $0 == point || "eE+-".utf8.contains($0)
        }
        let plain = point == UInt8(ascii: ",") ? text.replacing(",", with: ".") : text
        if allowed, let value = Double(plain) { return value.isFinite ? .value(value) : .wrong(.notFinite) }
        return .wrong(fault(text, decimalComma: point == UInt8(ascii: ",")))
    }

    private static func fault(_ text: String, decimalComma: Bool) -> Fault {
        let bare = text.lowercased().drop { "+-".contains($0) }
        if ["nan", "inf", "infinity", "∞", "#num!", "#div/0!"].contains(bare) { return .notFinite }
        if text.hasSuffix("%"), isNumeric(text.dropLast()) { return .percentSign }
        guard isNumeric(text[...]) else { return .notANumber }
        if decimalComma { return text.contains(".") ? .point : .notANumber }
        return text.contains(",") ? .comma : .notANumber
    }

    private static func isNumeric(_ text: Substring) -> Bool {
        text.contains { $0.isASCII && $0.isNumber }
            && text.allSatisfy { ($0.isASCII && $0.isNumber) || " .,'+-eE".contains($0) }
    }
}
