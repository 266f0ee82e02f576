/// Why the organisation's tree cannot be changed as asked.
public enum UnitRefusal: Error, Hashable, Sendable {
    case unknown
    case keyTaken(String)
    /// The unit would come to lie below itself.
    case cycle
    /// The parent did not or will not exist on this day, on which the unit would lie below it; nil: before any day.
    case parentAbsent(Day?)
    /// The unit did not exist before this day.
    case notYetOpen(Day)
    /// The unit is closed from this day on.
    case closed(Day)
    /// So many units still lie below the unit on the day on which it would close or later.
    case openChildren(Int)
}

extension UnitRefusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknown: "There is no such unit."
        case .keyTaken(let key): "There is already a unit with the key “\(key)”."
        case .cycle: "A unit cannot lie below itself."
        case .parentAbsent(nil): "The unit above did not exist from the beginning. Give the day from which this holds."
        case .parentAbsent(let day?): "The unit above does not exist on \(day). Choose another one or another day."
        case .notYetOpen(let day): "The unit did not exist before \(day). Choose that day or a later one."
        case .closed(let day): "The unit is closed since \(day)."
        case .openChildren(1): "A unit still lies below it. Move or close that one first."
        case .openChildren(let count): "\(count) units still lie below it. Move or close them first."
        }
    }
}
