/// Arithmetic modulo an odd prime below 2⁶², in Montgomery's form (Montgomery 1985): an element a is kept as a·2⁶⁴ mod p, so
/// that a product takes three multiplications and no division.
public struct PrimeField: Sendable, Hashable {
    public let prime: UInt64
    /// The element 1.
    public let one: UInt64
    private let inverseOfPrime: UInt64
    private let square: UInt64

    /// - Parameter prime: odd and below 2⁶².
    public init(prime: UInt64) {
        precondition(prime % 2 == 1 && prime > 2 && prime < 1 << 62)
        self.prime = prime
        // Newton's iteration doubles the bits that are right: 3, 6, 12, 24, 48, 96.
        var inverse = prime
        for _ in 0..<5 { inverse = inverse &* (2 &- prime &* inverse) }
        inverseOfPrime = inverse
        one = UInt64.max % prime + 1
        square = prime.dividingFullWidth((one % prime, 0)).remainder
    }

    /// The element of a whole number.
    public func element(_ number: Int) -> UInt64 {
        let size = product(UInt64(number.magnitude) % prime, square)
        return number < 0 ? negated(size) : size
    }

    @inline(__always)
    public func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let full = a.multipliedFullWidth(by: b)
        let correction = (full.low &* inverseOfPrime).multipliedFullWidth(by: prime).high
        return full.high >= correction ? full.high &- correction : full.high &+ (prime &- correction)
    }

    @inline(__always)
    public func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let total = a &+ b
        return total >= prime ? total &- prime : total
    }

    @inline(__always)
    public func difference(_ a: UInt64, _ b: UInt64) -> UInt64 { a >= b ? a &- b : a &+ (prime &- b) }

    @inline(__always)
    public func negated(_ a: UInt64) -> UInt64 { a == 0 ? 0 : prime &- a }

    /// a⁻¹ by Fermat's little theorem; `a` must not be 0. Most that are asked for are 1 or −1, their own inverses.
    public func inverse(_ a: UInt64) -> UInt64 { a == one || a == negated(one) ? a : power(a, prime - 2) }

    func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
        var result = one % prime
        var factor = base
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = product(result, factor) }
            factor = product(factor, factor)
            rest >>= 1
        }
        return result
    }

    /// Any element but 0.
    public func randomElement(using generator: inout SeededGenerator) -> UInt64 {
        while true {
            let value = generator.next() >> 2
            if value > 0, value < prime { return value }
        }
    }
}
