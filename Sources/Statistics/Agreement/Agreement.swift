/// How far the members of each group agree on one or more items, against answers spread evenly by chance.
public struct Agreement: Sendable, Equatable {
    public struct Group: Sendable, Equatable {
        public let label: String
        public let size: Int
        public let value: Double
    }

    /// The groups of at least two, in order of first appearance.
    public let groups: [Group]
    /// Groups of one, which can neither agree nor disagree, or for which the index is not defined.
    public let leftOut: Int

    public var mean: Double { Sample.mean(groups.map(\.value)) }
    public var median: Double { Sample.median(groups.map(\.value)) }
    public var min: Double { groups.map(\.value).min() ?? .nan }
    public var max: Double { groups.map(\.value).max() ?? .nan }
}

/// The indices of within-group agreement. `s²` is a group's mean item variance (over n − 1), `σ²` the variance expected of
/// answers without agreement.
public enum AgreementIndex: Sendable, Equatable {
    /// rwg(j) = J(1 − s²/σ²) / [J(1 − s²/σ²) + s²/σ²] for J items, which for one item is rwg = 1 − s²/σ²;
    /// 0 where s² exceeds σ² (James, Demaree & Wolf, *J. Applied Psychology* 69, 1984).
    case rwg(null: Double)
    /// r*wg(j) = 1 − s²/σ², not raised by more items; it may be negative (Lindell, Brandt & Whitney 1999).
    case lindell(null: Double)
    /// awg(j) = 1 − 2s² / {[(H + L)M − M² − HL] · n/(n − 1)}, averaged over items: measured against the largest spread that
    /// the group's mean M allows on a scale from L to H (Brown & Hauenstein 2005). An item answered L or H by all counts 1.
    case awg(scale: ClosedRange<Double>)

    /// σ² of answers spread evenly over `options` points: (A² − 1) / 12.
    public static func uniformVariance(options: Int) -> Double {
        (Double(options) * Double(options) - 1) / 12
    }
}

extension Agreement {
    /// The index for each group. `items` are columns of equal length, one row per member.
    ///
    /// Throws `.notEnoughData` where no group has two members, `.outOfRange` for a null variance that is not positive or, with
    /// awg, an answer outside the scale.
    public init(_ items: [[Double]], by grouping: Grouping, index: AgreementIndex) throws(StatisticsError) {
        try Check.atLeast(1, items.count, "items")
        for (number, item) in items.enumerated() {
            try Check.sameLength(item.count, grouping.index.count, "items and groups")
            try Check.finite(item, "item \(number + 1)")
        }
        try index.check(items)
        let members = grouping.members
        let labelled = zip(grouping.labels, members).filter { $1.count > 1 }
        groups = labelled.compactMap { label, rows in
            index.value(items.map { item in rows.map { item[$0] } })
                .map { Group(label: label, size: rows.count, value: $0) }
        }
        leftOut = grouping.count - groups.count
        try Check.atLeast(1, groups.count, "groups of two or more")
    }
}

extension AgreementIndex {
    func check(_ items: [[Double]]) throws(StatisticsError) {
        switch self {
        case .rwg(let null), .lindell(let null):
            if !(null > 0 && null.isFinite) {
                throw .outOfRange(
                    "the variance without agreement", value: null, allowed: 0...Double.greatestFiniteMagnitude)
            }
        case .awg(let scale):
            for (number, item) in items.enumerated() {
                for answer in item where !scale.contains(answer) {
                    throw .outOfRange("item \(number + 1)", value: answer, allowed: scale)
                }
            }
        }
    }

    /// The index of one group's answers, item by item.
    func value(_ answers: [[Double]]) -> Double? {
        switch self {
        case .rwg(let null):
            let ratio = meanVariance(answers) / null
            guard ratio <= 1 else { return 0 }
            let items = Double(answers.count)
            return items * (1 - ratio) / (items * (1 - ratio) + ratio)
        case .lindell(let null):
            return 1 - meanVariance(answers) / null
        case .awg(let scale):
            return Sample.mean(answers.map { AgreementIndex.awg($0, scale) })
        }
    }

    private func meanVariance(_ answers: [[Double]]) -> Double {
        Sample.mean(answers.map(Sample.variance))
    }

    private static func awg(_ answers: [Double], _ scale: ClosedRange<Double>) -> Double {
        let size = Double(answers.count)
        let mean = Sample.mean(answers)
        let largest = (scale.upperBound - mean) * (mean - scale.lowerBound) * size / (size - 1)
        return Sample.isConstant(answers) ? 1 : 1 - 2 * Sample.variance(answers) / largest
    }
}
