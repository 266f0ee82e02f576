import Statistics

extension Observation {
    /// The 95 % interval of the mean, by Student's t with n − 1 degrees of freedom, cut to the metric's own range.
    ///
    /// Nil where it would say too much or nothing: totals, finished figures whose n nobody told us, spread not known,
    /// n < 2 or no spread at all.
    public func interval(for metric: Metric) -> ClosedRange<Double>? {
        guard metric.basis == .answers, metric.measure != .total, let mean, let variance, variance > 0 else {
            return nil
        }
        let half = StudentT.upperQuantile(0.025, df: Double(n - 1)) * (variance / Double(n)).squareRoot()
        let scale = metric.figureScale
        return max(scale.low, mean - half)...max(scale.low, min(scale.high, mean + half))
    }

    /// How much the mean has changed since another period, when that is more than chance: the 95 % interval of the
    /// difference (Welch's t) leaves out zero. Nil when it does not, or when nobody can know.
    public func difference(from before: Observation, metric: Metric) -> (estimate: Double, error: Double)? {
        guard metric.basis == .answers, metric.measure != .total else { return nil }
        return difference(from: before)
    }

    /// The same of two means of single answers.
    func difference(from before: Observation) -> (estimate: Double, error: Double)? {
        guard let now = mean, let then = before.mean, let ours = variance, let theirs = before.variance else {
            return nil
        }
        let a = ours / Double(n)
        let b = theirs / Double(before.n)
        let error = (a + b).squareRoot()
        guard error > 0 else { return nil }
        let freedom = (a + b) * (a + b) / (a * a / Double(n - 1) + b * b / Double(before.n - 1))
        guard abs(now - then) > StudentT.upperQuantile(0.025, df: freedom) * error else { return nil }
        return (now - then, error)
    }
}

extension Scale {
    /// "[71.2, 74.0]" in the scale's own way of writing.
    public func interval(_ range: ClosedRange<Double>) -> String {
        "[\(number(range.lowerBound)), \(number(range.upperBound))]"
    }
}
