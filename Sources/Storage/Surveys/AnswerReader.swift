import Domain

/// Reads the answers of a response from the JSON that ``RoundStore`` keeps.
///
/// A scanner for just this form, an object of numbers, texts, lists of texts, `{"day": n}` and null: leaving a round and closing it
/// read all of its responses, and a general decoder takes thirty times as long.
struct AnswerReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    private struct Fault: Error {}

    /// Throws a ``DatabaseRefusal`` for anything else.
    static func answers(_ json: String) throws(DatabaseRefusal) -> [String: Answer] {
        var json = json
        let answers = json.withUTF8 { bytes in
            var reader = AnswerReader(bytes: bytes)
            return try? reader.answers()
        }
        guard let answers else { throw .damaged("a response's answers cannot be read") }
        return answers
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func answers() throws(Fault) -> [String: Answer] {
        // A usual survey's answers, so that it need not grow while they are read.
        var answers = [String: Answer](minimumCapacity: 12)
        try expect("{")
        if take("}") { return try end(with: answers) }
        repeat {
            let key = try text()
            try expect(":")
            answers[key] = try answer()
        } while take(",")
        try expect("}")
        return try end(with: answers)
    }

    private mutating func end(with answers: [String: Answer]) throws(Fault) -> [String: Answer] {
        skipSpace()
        guard place == bytes.count else { throw Fault() }
        return answers
    }

    private mutating func answer() throws(Fault) -> Answer {
        skipSpace()
        guard place < bytes.count else { throw Fault() }
        switch bytes[place] {
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "["): return .options(try list())
        case UInt8(ascii: "{"): return .day(try day())
        case UInt8(ascii: "n"): return try unshown()
        default: return .number(try number())
        }
    }

    private mutating func unshown() throws(Fault) -> Answer {
        for character in "null".unicodeScalars {
            guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { throw Fault() }
            place += 1
        }
        return .unshown
    }

    private mutating func list() throws(Fault) -> [String] {
        try expect("[")
        if take("]") { return [] }
        var texts: [String] = []
        repeat { texts.append(try text()) } while take(",")
        try expect("]")
        return texts
    }

    private mutating func day() throws(Fault) -> Day {
        try expect("{")
        guard try text() == "day" else { throw Fault() }
        try expect(":")
        guard let day = Int(exactly: try number()) else { throw Fault() }
        try expect("}")
        return Day(rawValue: day)
    }

    private mutating func number() throws(Fault) -> Double {
        skipSpace()
        let start = place
        var whole = 0
        while place < bytes.count, place - start < 15, bytes[place] &- UInt8(ascii: "0") < 10 {
            whole = whole * 10 + Int(bytes[place] - UInt8(ascii: "0"))
            place += 1
        }
        if place > start, place == bytes.count || !Self.isNumeric(bytes[place]) { return Double(whole) }
        while place < bytes.count, Self.isNumeric(bytes[place]) { place += 1 }
        guard let number = Double(String(decoding: bytes[start..<place], as: UTF8.self)), number.isFinite else {
            throw Fault()
        }
        return number
    }

    private static func isNumeric(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10 || "+-.eE".utf8.contains(byte)
    }

    private mutating func text() throws(Fault) -> String {
        try expect("\"")
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") { place += 1 }
        guard place < bytes.count else { throw Fault() }
        let plain = bytes[start..<place]
        if bytes[place] == UInt8(ascii: "\"") {
            place += 1
            return String(decoding: plain, as: UTF8.self)
        }
        return try escapedText(after: plain)
    }

    private mutating func escapedText(after plain: Slice<UnsafeBufferPointer<UInt8>>) throws(Fault) -> String {
        var units = Array(plain)
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
            case UInt8(ascii: "\\"): units += try escape()
            default: units.append(byte)
            }
        }
        throw Fault()
    }

    private mutating func escape() throws(Fault) -> [UInt8] {
        guard place < bytes.count else { throw Fault() }
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "u"): return Array(try codeUnits().utf8)
        default: throw Fault()
        }
    }

    /// `\u00e4`, or the two halves of a character beyond the first plane.
    private mutating func codeUnits() throws(Fault) -> String {
        var units = [try codeUnit()]
        let hasSecond =
            place + 1 < bytes.count && bytes[place] == UInt8(ascii: "\\") && bytes[place + 1] == UInt8(ascii: "u")
        if UTF16.isLeadSurrogate(units[0]), hasSecond {
            place += 2
            units.append(try codeUnit())
        }
        return String(decoding: units, as: UTF16.self)
    }

    private mutating func codeUnit() throws(Fault) -> UInt16 {
        guard place + 4 <= bytes.count,
            let unit = UInt16(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
        else { throw Fault() }
        place += 4
        return unit
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(Fault) {
        guard take(character) else { throw Fault() }
    }

    /// Whether the next byte but white space is the one asked for; then it is passed over.
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func skipSpace() {
        while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    }
}
