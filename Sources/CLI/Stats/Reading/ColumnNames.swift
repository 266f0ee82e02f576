import ArgumentParser
import Exchange

/// Column names as written on the command line: parted by commas, or the option given several times.
struct ColumnNames: ExpressibleByArgument, Equatable {
    let written: String

    init(argument: String) { written = argument }

    /// The names in order. A column whose own name holds a comma wins over parting there.
    func names(in file: CSVReader) -> [String] {
        if file.column(written) != nil { return [written] }
        return written.split(separator: ",").map { part in
            String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
    }
}

extension [ColumnNames] {
    func names(in file: CSVReader) -> [String] { flatMap { $0.names(in: file) } }
}
