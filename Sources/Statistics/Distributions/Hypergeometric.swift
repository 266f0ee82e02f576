import Foundation

/// The number of marked items among `draws` taken without replacement from `population` items, `marked` of which are marked.
public struct Hypergeometric: Sendable, Equatable {
    public let population: Int
    public let marked: Int
    public let draws: Int

    /// Nil unless 0 ≤ marked, draws ≤ population.
    public init?(population: Int, marked: Int, draws: Int) {
        guard marked >= 0, draws >= 0, marked <= population, draws <= population else { return nil }
        self.population = population
        self.marked = marked
        self.draws = draws
    }

    /// The counts that can occur.
    public var support: ClosedRange<Int> {
        max(0, draws - (population - marked))...min(marked, draws)
    }

    /// draws × marked / population, or 0 for an empty population.
    public var mean: Double {
        population == 0 ? 0 : Double(draws) * Double(marked) / Double(population)
    }

    /// P(X = k), by Loader's saddle-point form: it neither overflows nor cancels for large populations.
    public func probability(_ k: Int) -> Double {
        guard support.contains(k) else { return 0 }
        guard draws > 0, draws < population else { return 1 }
        let share = Double(draws) / Double(population)
        let rest = Double(population - draws) / Double(population)
        return binomial(k, of: marked, share, rest)
            * (binomial(draws - k, of: population - marked, share, rest)
                / binomial(draws, of: population, share, rest))
    }

    /// P(X ≤ k).
    public func cumulative(_ k: Int) -> Double {
        if k >= support.upperBound { return 1 }
        if k < support.lowerBound { return 0 }
        return Double(k) < mean ? sum(from: k, by: -1) : 1 - sum(from: k + 1, by: 1)
    }

    /// P(X ≥ k), computed directly.
    public func atLeast(_ k: Int) -> Double {
        if k <= support.lowerBound { return 1 }
        if k > support.upperBound { return 0 }
        return Double(k) > mean ? sum(from: k, by: 1) : 1 - sum(from: k - 1, by: -1)
    }

    /// P(X > k), computed directly.
    public func survival(_ k: Int) -> Double {
        k == .max ? 0 : atLeast(k + 1)
    }

    /// The smallest k with P(X ≤ k) ≥ p; nil outside [0, 1].
    public func quantile(_ p: Double) -> Int? {
        guard p >= 0, p <= 1 else { return nil }
        var (low, high) = (support.lowerBound, support.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            // Twice the rounding of a sum of probabilities, so that quantile(cumulative(k)) is k.
            if cumulative(middle) >= p * (1 - 64 * Double.ulpOfOne) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Adds P(X = k) outward until the terms no longer count.
    private func sum(from start: Int, by step: Int) -> Double {
        var k = start
        var term = probability(k)
        var total = 0.0
        while support.contains(k), term > total * 1e-18 {
            total += term
            term *= step > 0 ? growth(k) : 1 / growth(k - 1)
            k += step
        }
        return min(total, 1)
    }

    /// P(X = k + 1) / P(X = k).
    private func growth(_ k: Int) -> Double {
        Double(marked - k) * Double(draws - k) / (Double(k + 1) * Double(population - marked - draws + k + 1))
    }
}

/// C(n, k) shareᵏ restⁿ⁻ᵏ (C. Loader 2000).
private func binomial(_ k: Int, of n: Int, _ share: Double, _ rest: Double) -> Double {
    let (x, size) = (Double(k), Double(n))
    if k == 0 { return exp(size * (share < 0.5 ? log1p(-share) : log(rest))) }
    if k == n { return exp(size * (rest < 0.5 ? log1p(-rest) : log(share))) }
    let errors =
        GammaFunction.stirlingError(size) - GammaFunction.stirlingError(x) - GammaFunction.stirlingError(size - x)
    let deviance =
        x * log1pMinusX((size * share - x) / x) + (size - x) * log1pMinusX((size * rest - (size - x)) / (size - x))
    return exp(errors + deviance) * (size / (2 * Double.pi * x * (size - x))).squareRoot()
}
