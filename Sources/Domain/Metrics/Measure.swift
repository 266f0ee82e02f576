/// How single values become the unit's figure. Each value is scored once, when it comes in, so that a figure is always
/// Σ score / n (or Σ score, for a total) and merges by addition.
public enum Measure: String, Sendable, CaseIterable, Codable {
    /// The mean of the values.
    case mean
    /// The sum of the values, such as the number of pupils.
    case total
    /// Net promoter score of answers on 0–10: 100 for 9 and 10, −100 for 0 to 6, else 0.
    case nps
    /// Percent favourable: 100 for the upper two of five points (the upper 40 % of any scale), else 0.
    case favourable
}

/// What one observation's n counts.
public enum Basis: String, Sendable, CaseIterable, Codable {
    /// Answers: n, Σx and, where known, Σx² of single answers.
    case answers
    /// Finished figures of units, whose n and spread nobody told us: n counts units, a parent holds the mean of its parts.
    case figures
}

extension Metric {
    /// The score of one raw value on the metric's scale.
    public func score(_ value: Double) -> Double {
        switch measure {
        case .mean, .total: value
        case .nps: value >= 9 ? 100 : value <= 6 ? -100 : 0
        case .favourable: value >= scale.low + 0.6 * (scale.high - scale.low) + 1e-9 ? 100 : 0
        }
    }

    /// The range in which the metric's figures lie, which for scored measures is not the range of the answers.
    public var figureScale: Scale {
        switch measure {
        case .mean, .total: scale
        case .nps: Scale(low: -100, high: 100, format: .points)
        case .favourable: Scale(low: 0, high: 100, format: .percent)
        }
    }

    /// Whether the distribution over whole-numbered answers is kept beside the sums.
    public var keepsCategories: Bool {
        basis == .answers && scale.low == scale.low.rounded() && scale.high == scale.high.rounded()
            && (1...20).contains(scale.high - scale.low)
    }
}
