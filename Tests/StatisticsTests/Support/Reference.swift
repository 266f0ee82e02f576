import Foundation
import Testing

/// The answers of `statistics.csv`, by analysis, data set and quantity.
struct Reference {
    private let values: [[String]: Double]

    init() throws {
        let table = try Table("statistics")
        values = Dictionary(
            table.rows.map { (Array($0[0..<3]), Double($0[3]) ?? .nan) }, uniquingKeysWith: { a, _ in a })
    }

    func callAsFunction(_ analysis: String, _ dataset: String, _ quantity: String) throws -> Double {
        try #require(values[[analysis, dataset, quantity]], "no reference \(analysis), \(dataset), \(quantity)")
    }

    /// Expects `ours` to equal the reference to 12 digits, or to the tolerance given.
    func check(
        _ ours: Double?, _ analysis: String, _ dataset: String, _ quantity: String, tolerance: Double = 1e-12,
        at location: SourceLocation = #_sourceLocation
    ) throws {
        let theirs = try self(analysis, dataset, quantity)
        let value = try #require(ours)
        #expect(
            close(value, theirs, tolerance),
            "\(dataset) \(quantity): \(value), reference \(theirs), off by \(relativeError(value, theirs))",
            sourceLocation: location)
    }
}
