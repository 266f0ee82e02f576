import Foundation

/// xoshiro256** (Blackman & Vigna 2021), seeded through SplitMix64.
///
/// The same seed gives the same numbers on every machine and in every version: nothing here leans on the standard
/// library's choice of algorithm. For work in parallel give each part its own `stream`; the result then does not depend
/// on how many threads took part.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: (UInt64, UInt64, UInt64, UInt64)
    private var spare: Double?

    public init(seed: UInt64, stream: UInt64 = 0) {
        var mix = SplitMix64(state: seed)
        if stream != 0 { mix = SplitMix64(state: mix.next() ^ (stream &* 0xD134_2543_DE82_EF95)) }
        state = (mix.next(), mix.next(), mix.next(), mix.next())
    }

    public mutating func next() -> UInt64 {
        let result = rotate(state.1 &* 5, 7) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = rotate(state.3, 45)
        return result
    }

    /// A whole number from 0 to `bound` − 1, each equally likely (Lemire 2019); `bound` must be positive.
    public mutating func next(below bound: Int) -> Int {
        let size = UInt64(bound)
        var product = next().multipliedFullWidth(by: size)
        if product.low < size {
            let floor = (0 &- size) % size
            while product.low < floor { product = next().multipliedFullWidth(by: size) }
        }
        return Int(product.high)
    }

    /// A number strictly between 0 and 1, of 53 random bits.
    public mutating func nextUniform() -> Double {
        (Double(next() >> 11) + 0.5) * 0x1p-53
    }

    /// A standard normal number, by Marsaglia's polar method.
    public mutating func nextNormal() -> Double {
        if let value = spare {
            spare = nil
            return value
        }
        while true {
            let x = 2 * nextUniform() - 1
            let y = 2 * nextUniform() - 1
            let square = x * x + y * y
            guard square < 1, square > 0 else { continue }
            let scale = (-2 * log(square) / square).squareRoot()
            spare = y * scale
            return x * scale
        }
    }

    private func rotate(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
}

/// The generator that turns one seed into many (Steele, Lea & Flood 2014).
private struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
