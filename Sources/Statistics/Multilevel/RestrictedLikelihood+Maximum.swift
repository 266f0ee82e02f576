import Foundation

extension RestrictedLikelihood {
    /// θ with the smallest deviance, 0 where nothing inside is smaller.
    ///
    /// The deviance is looked at on a grid of log θ first, because it can have more than one minimum; then the root of its
    /// slope is taken between the neighbours of the best point.
    func maximum() throws(StatisticsError) -> Double {
        var best = try fit(0)
        var bestPlace: Int?
        for place in 0...RestrictedLikelihood.gridCount {
            let candidate = try fit(RestrictedLikelihood.grid(place))
            if candidate.deviance < best.deviance { (best, bestPlace) = (candidate, place) }
        }
        guard let place = bestPlace else { return try risesAtZero() ? 0 : smallRoot() }
        if place == RestrictedLikelihood.gridCount {
            throw .undefined("there is next to no variance within groups beside that between them")
        }
        return try root(place == 0 ? 0 : RestrictedLikelihood.grid(place - 1), RestrictedLikelihood.grid(place + 1))
    }

    private static let gridCount = 100

    private static func grid(_ place: Int) -> Double { pow(10, -8 + 0.16 * Double(place)) }

    private func risesAtZero() throws(StatisticsError) -> Bool { try fit(0).slope >= 0 }

    private func smallRoot() throws(StatisticsError) -> Double {
        try root(0, RestrictedLikelihood.grid(0))
    }

    /// Bisection on the sign of the slope, sped up by the method of Illinois.
    private func root(_ from: Double, _ to: Double) throws(StatisticsError) -> Double {
        var (low, high) = (from, to)
        var (lowSlope, highSlope) = try (fit(low).slope, fit(high).slope)
        guard lowSlope < 0, highSlope > 0 else { return try fit(low).deviance <= fit(high).deviance ? low : high }
        for _ in 0..<200 {
            let middle = high - highSlope * (high - low) / (highSlope - lowSlope)
            guard middle > low, middle < high else { return middle <= low ? low : high }
            let slope = try fit(middle).slope
            if slope == 0 || high - low < 1e-15 * high { return middle }
            if slope < 0 {
                (low, lowSlope) = (middle, slope)
                highSlope *= 0.5
            } else {
                (high, highSlope) = (middle, slope)
                lowSlope *= 0.5
            }
        }
        return 0.5 * (low + high)
    }

    /// The θ on both sides of the best where the deviance has risen by the χ²(1) quantile.
    func interval(around best: Double, _ confidence: Double) throws(StatisticsError) -> (low: Double, high: Double) {
        let level = try fit(best).deviance + ChiSquared.quantile(confidence, df: 1)
        var low = 0.0
        if best > 0, try fit(0).deviance > level { low = try crossing(level, inside: best, outside: 0) }
        var far = max(2 * best, 1e-3)
        while try fit(far).deviance < level {
            far *= 4
            if far > 1e12 { return (low, .infinity) }
        }
        return (low, try crossing(level, inside: best, outside: far))
    }

    private func crossing(_ level: Double, inside: Double, outside: Double) throws(StatisticsError) -> Double {
        var (inside, outside) = (inside, outside)
        for _ in 0..<200 {
            let middle = 0.5 * (inside + outside)
            if middle == inside || middle == outside { break }
            if try fit(middle).deviance < level { inside = middle } else { outside = middle }
        }
        return 0.5 * (inside + outside)
    }
}
