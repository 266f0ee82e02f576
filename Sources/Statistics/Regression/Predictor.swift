/// A named column of numbers.
public struct Predictor: Sendable, Equatable {
    public let name: String
    public let values: [Double]

    public init(_ name: String, _ values: [Double]) {
        self.name = name
        self.values = values
    }
}

extension Predictor {
    /// What a regression calls its constant.
    public static let interceptName = "(Intercept)"
}
