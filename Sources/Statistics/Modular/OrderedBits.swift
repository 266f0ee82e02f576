/// A set of small whole numbers that gives its least and its greatest member at once: bits, and a bit for each word of bits.
struct OrderedBits {
    private var words: [UInt64]
    private var summary: [UInt64]
    /// The summary has no bit before this word.
    private var first = 0

    /// - Parameter bound: every member lies below it.
    init(bound: Int) {
        words = [UInt64](repeating: 0, count: (bound + 63) / 64)
        summary = [UInt64](repeating: 0, count: (words.count + 63) / 64)
    }

    @inline(__always)
    mutating func insert(_ member: Int) {
        words[member >> 6] |= 1 << UInt64(member & 63)
        summary[member >> 12] |= 1 << UInt64((member >> 6) & 63)
        first = min(first, member >> 12)
    }

    @inline(__always)
    mutating func popFirst() -> Int? {
        while first < summary.count, summary[first] == 0 { first += 1 }
        guard first < summary.count else { return nil }
        let high = first
        let word = high << 6 | summary[high].trailingZeroBitCount
        return take(word << 6 | words[word].trailingZeroBitCount)
    }

    mutating func popLast() -> Int? {
        guard let high = summary.lastIndex(where: { $0 != 0 }) else { return nil }
        let word = high << 6 | (63 - summary[high].leadingZeroBitCount)
        return take(word << 6 | (63 - words[word].leadingZeroBitCount))
    }

    @inline(__always)
    private mutating func take(_ member: Int) -> Int {
        words[member >> 6] &= ~(1 << UInt64(member & 63))
        if words[member >> 6] == 0 { summary[member >> 12] &= ~(1 << UInt64((member >> 6) & 63)) }
        return member
    }
}
