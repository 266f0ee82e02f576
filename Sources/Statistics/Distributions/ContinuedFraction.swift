enum ContinuedFraction {
    /// 1 / (b₀ + a₁/(b₁ + a₂/(b₂ + …))) by the modified method of Lentz.
    /// `term` gives (aₙ, bₙ) for n = 1, 2, …
    static func evaluate(first: Double, term: (Double) -> (Double, Double)) -> Double {
        let tiny = 1e-300
        var value = first == 0 ? tiny : first
        var c = value
        var d = 0.0
        var n = 0.0
        // Convergence takes some √(a + b) steps; the bound only keeps a NaN from looping for ever.
        while n < 10_000_000 {
            n += 1
            let (a, b) = term(n)
            d = b + a * d
            if d == 0 { d = tiny }
            c = b + a / c
            if c == 0 { c = tiny }
            d = 1 / d
            let change = c * d
            value *= change
            if !(abs(change - 1) > 1e-16) { break }
        }
        return 1 / value
    }
}
