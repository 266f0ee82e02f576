extension Share {
    /// How much larger this share is than one of other people, with Newcombe's hybrid score interval (R. G. Newcombe
    /// 1998, Statistics in Medicine 17:873–890, method 10): with Wilson's limits l, u of each share,
    /// [d − √((p₁−l₁)² + (u₂−p₂)²), d + √((u₁−p₁)² + (p₂−l₂)²)]. It has a width also where all or none said yes.
    ///
    /// The estimate's `n` counts both samples; its standard error is √(p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂).
    public func difference(from other: Share, confidence: Double = 0.95) throws(StatisticsError) -> Estimate {
        let (own, others) = (try wilson(confidence: confidence), try other.wilson(confidence: confidence))
        let difference = value - other.value
        let down = Self.length(value - own.low, others.high - other.value)
        let up = Self.length(own.high - value, other.value - others.low)
        let variance = value * (1 - value) / Double(n) + other.value * (1 - other.value) / Double(other.n)
        return Estimate(
            value: difference, standardError: variance.squareRoot(), low: difference - down, high: difference + up,
            n: n + other.n)
    }

    private static func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
}
