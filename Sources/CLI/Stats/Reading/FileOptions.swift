import ArgumentParser
import Exchange

/// Which file is read, and how.
struct FileOptions: ParsableArguments {
    @Argument(help: "A CSV file with a header, or - for standard input.")
    var file: String

    @Flag(help: "Read 0,5 as a half.")
    var decimalComma = false

    func open() throws -> OpenFile {
        OpenFile(reader: try CSVReader(path: file), decimalComma: decimalComma)
    }
}
