/// Why a panel cannot be built or a panel regression cannot be fitted.
public enum PanelError: Error, Equatable, Sendable {
    /// The panel has no variable of this name.
    case unknown(String)
    /// A unit, a variable, or a row of a unit and period appears twice.
    case duplicate(String)
    /// Periods must ascend.
    case outOfOrder
    /// An array does not fit the panel.
    case lengthsDiffer(String, Int, Int)
    /// The regressor does not vary once the effects (and trends) are swept out.
    case noVariation(String, effects: PanelRegression.Effects)
    /// An estimator's own refusal: too few units or rows, collinear regressors.
    case statistics(StatisticsError)
}

extension PanelError: CustomStringConvertible {
    /// One plain sentence.
    public var description: String {
        switch self {
        case .unknown(let name): "the panel has no variable \(name)"
        case .duplicate(let what): "\(what) appears twice"
        case .outOfOrder: "periods must ascend"
        case .lengthsDiffer(let name, let have, let need): "\(name) has \(have) values where \(need) are needed"
        case .noVariation(let name, let effects): "\(name) does not vary \(effects.within)"
        case .statistics(let error): error.description
        }
    }
}
