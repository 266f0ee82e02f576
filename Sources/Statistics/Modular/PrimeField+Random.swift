extension PrimeField {
    /// The field of a random prime between 2⁶⁰ and 2⁶¹. There are about 2.7·10¹⁶ of them.
    public static func random(using generator: inout SeededGenerator) -> PrimeField {
        while true {
            let candidate = 1 << 60 | generator.next() >> 4 | 1
            if isPrime(candidate) { return PrimeField(prime: candidate) }
        }
    }

    /// The test of Miller and Rabin with the first twelve primes as bases, which decides every number of 64 bits
    /// (Sorenson & Webster 2017). `number` is odd, above 37 and below 2⁶².
    static func isPrime(_ number: UInt64) -> Bool {
        let bases: [UInt64] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]
        if bases.contains(where: { number % $0 == 0 }) { return false }
        let field = PrimeField(prime: number)
        let twos = (number - 1).trailingZeroBitCount
        let minusOne = field.negated(field.one)
        return bases.allSatisfy { base in
            var power = field.power(field.element(Int(base)), (number - 1) >> twos)
            if power == field.one || power == minusOne { return true }
            for _ in 1..<twos {
                power = field.product(power, power)
                if power == minusOne { return true }
            }
            return false
        }
    }
}
