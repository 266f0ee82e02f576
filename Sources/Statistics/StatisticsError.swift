/// Why an estimate cannot be given. Each case names what the analyst can change.
public enum StatisticsError: Error, Equatable, Sendable {
    /// Fewer `unit`s (rows, groups, clusters …) than the estimate needs.
    case notEnoughData(unit: String, have: Int, need: Int)
    /// The named column, or the whole sample, has one value only.
    case doesNotVary(String)
    /// The column is a linear combination of the others.
    case collinear(String, with: [String])
    /// Arrays that should run in parallel do not.
    case lengthsDiffer(String, Int, Int)
    /// NaN or an infinity in the named column.
    case notFinite(String)
    /// A value outside what the method is defined on, such as an answer of 11 on a scale to 10.
    case outOfRange(String, value: Double, allowed: ClosedRange<Double>)
    /// The estimate has no value on these data; the text says why.
    case undefined(String)
    /// The optimisation did not settle.
    case didNotConverge(String)
}

extension StatisticsError: CustomStringConvertible {
    /// One plain sentence.
    public var description: String {
        switch self {
        case .notEnoughData(let unit, let have, let need): "not enough data: \(have) \(unit), at least \(need) needed"
        case .doesNotVary(let name): "\(name) does not vary"
        case .collinear(let name, let others):
            others.isEmpty
                ? "\(name) is constant beside the intercept"
                : "\(name) is a linear combination of \(others.joined(separator: ", "))"
        case .lengthsDiffer(let what, let a, let b): "\(what) have different lengths, \(a) and \(b)"
        case .notFinite(let name): "\(name) holds a value that is not a finite number"
        case .outOfRange(let name, let value, let allowed):
            "\(name) is \(value), outside \(allowed.lowerBound) to \(allowed.upperBound)"
        case .undefined(let reason): reason
        case .didNotConverge(let method): "\(method) did not converge"
        }
    }
}
