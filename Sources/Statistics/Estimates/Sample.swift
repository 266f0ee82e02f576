/// Plain descriptions of an array of numbers. A NaN among the values comes out as NaN.
public enum Sample {
    /// Σx / n; NaN for no values.
    public static func mean(_ values: [Double]) -> Double {
        sum(values) / Double(values.count)
    }

    /// Σ(x − x̄)² / (n − 1), in two passes with the correction of Chan, Golub & LeVeque (1983), so that a large mean beside
    /// a small spread costs no digits; NaN for fewer than two values.
    public static func variance(_ values: [Double]) -> Double {
        values.count < 2 ? .nan : squaredDeviations(values) / Double(values.count - 1)
    }

    /// √ of `variance`.
    public static func standardDeviation(_ values: [Double]) -> Double {
        variance(values).squareRoot()
    }

    /// The middle value, or the mean of the two middle ones; NaN for no values.
    public static func median(_ values: [Double]) -> Double {
        quantile(values, 0.5)
    }

    /// The p-quantile by linear interpolation between order statistics (R's type 7); NaN for no values.
    public static func quantile(_ values: [Double], _ p: Double) -> Double {
        guard !values.isEmpty, p >= 0, p <= 1, !values.contains(where: \.isNaN) else { return .nan }
        return quantile(sorted: values.sorted(), p)
    }

    static func quantile(sorted: [Double], _ p: Double) -> Double {
        let place = p * Double(sorted.count - 1)
        let below = Int(place)
        let part = place - Double(below)
        // Not a + part·(b − a) alone: with part = 0 the upper neighbour may lie beyond the end, or be infinite.
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below])
    }

    static func sum(_ values: [Double]) -> Double {
        var total = CompensatedSum()
        for value in values { total.add(value) }
        return total.value
    }

    /// Σ(x − x̄)².
    static func squaredDeviations(_ values: [Double]) -> Double {
        let centred = centred(values)
        return dot(centred, centred)
    }

    /// x − x̄, with what rounding left in the mean taken out once more.
    static func centred(_ values: [Double]) -> [Double] {
        let mean = mean(values)
        let deviations = values.map { $0 - mean }
        let rest = Sample.mean(deviations)
        return deviations.map { $0 - rest }
    }

    /// True where all values are equal; a rounding residue is not a spread.
    static func isConstant(_ values: [Double]) -> Bool {
        values.allSatisfy { $0 == values[0] }
    }
}
