import Foundation
import Testing

/// A small comma-separated file among the test's resources.
struct Table {
    let names: [String]
    let rows: [[String]]

    init(_ name: String) throws {
        let url = try #require(Bundle.module.url(forResource: "Resources/" + name, withExtension: "csv"))
        let lines = try Data(contentsOf: url).split(separator: UInt8(ascii: "\n")).map(Table.cells)
        names = try #require(lines.first)
        rows = Array(lines.dropFirst())
    }

    /// The cells of one line; quotes may hold commas.
    private static func cells(_ line: Data) -> [String] {
        var cells: [[UInt8]] = [[]]
        var quoted = false
        for byte in line {
            switch byte {
            case UInt8(ascii: "\""): quoted.toggle()
            case UInt8(ascii: ",") where !quoted: cells.append([])
            default: cells[cells.count - 1].append(byte)
            }
        }
        return cells.map { String(decoding: $0, as: UTF8.self) }
    }

    func text(_ name: String) throws -> [String] {
        let index = try #require(names.firstIndex(of: name), "no column \(name)")
        return rows.map { $0[index] }
    }

    /// The column's numbers; NaN where a cell is empty or NA.
    func numbers(_ name: String) throws -> [Double] {
        try text(name).map { Double($0) ?? .nan }
    }

    /// The named columns over the rows where all of them are present.
    func complete(_ names: [String]) throws -> [[Double]] {
        let columns = try names.map { try numbers($0) }
        let kept = rows.indices.filter { row in columns.allSatisfy { $0[row].isFinite } }
        return columns.map { column in kept.map { column[$0] } }
    }
}
