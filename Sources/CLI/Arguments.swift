public import ArgumentParser
public import Domain
public import Exchange
import Foundation

extension Role: ExpressibleByArgument {}
extension ResponseFormat: ExpressibleByArgument {}
extension ResponseCoding: ExpressibleByArgument {}

/// Written `2024-09-01`.
extension Day: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }

    public var defaultValueDescription: String { description }

    /// In UTC.
    static var today: Day { Day(secondsSince1970: Date().timeIntervalSince1970) }
}

extension Int64 {
    /// Seconds since 1970.
    static var now: Int64 { Int64(Date().timeIntervalSince1970) }
}
