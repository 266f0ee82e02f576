import Testing

@testable import Statistics

struct PrimeFieldTests {
    @Test func `products, sums and inverses are those of whole numbers modulo the prime`() {
        let field = PrimeField(prime: 1_000_003)
        for (a, b) in [(0, 5), (1, 1), (999_999, 999_998), (12_345, 678), (-7, 3)] {
            let (x, y) = (field.element(a), field.element(b))
            #expect(field.product(x, y) == field.element(a * b))
            #expect(field.sum(x, y) == field.element(a + b))
            #expect(field.difference(x, y) == field.element(a - b))
            #expect(field.product(y, field.inverse(y)) == field.one)
        }
    }

    @Test func `a random prime has 61 bits, and the same seed gives the same one`() {
        var random = SeededGenerator(seed: 4)
        let field = PrimeField.random(using: &random)
        #expect(field.prime >> 60 == 1)
        var again = SeededGenerator(seed: 4)
        #expect(PrimeField.random(using: &again) == field)
        let element = field.randomElement(using: &random)
        #expect(field.product(element, field.inverse(element)) == field.one)
    }

    @Test func `primes are told from other numbers`() {
        // 2⁶¹ − 1; two strong pseudoprimes to small bases (Jaeschke 1993); a product of two large primes.
        #expect(PrimeField.isPrime(2_305_843_009_213_693_951))
        #expect(!PrimeField.isPrime(3_215_031_751))
        #expect(!PrimeField.isPrime(341_550_071_728_321))
        #expect(!PrimeField.isPrime(1_000_000_007 * 998_244_353))
    }
}
