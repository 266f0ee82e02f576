import Exchange
import Testing

struct CSVReaderTests {
    private func rows(_ text: String, options: CSVOptions = .standard) throws -> [[String]] {
        let file = try CSVReader(bytes: Array(text.utf8), options: options)
        var rows: [[String]] = []
        while let row = try file.next() {
            if let problem = row.problem { throw problem }
            rows.append(row.texts)
        }
        return rows
    }

    private func problem(_ bytes: [UInt8], options: CSVOptions = .standard) -> CSVProblem? {
        do {
            let file = try CSVReader(bytes: bytes, options: options)
            while let row = try file.next() { if let problem = row.problem { return problem } }
            return nil
        } catch { return error }
    }

    private func problem(_ text: String) -> CSVProblem? { problem(Array(text.utf8)) }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `every kind of line end parts rows`(end: String) throws {
        #expect(try rows(["a,b", "1,2", "3,4"].joined(separator: end)) == [["1", "2"], ["3", "4"]])
        #expect(try rows(["a,b", "1,2", "3,4", ""].joined(separator: end)) == [["1", "2"], ["3", "4"]])
    }

    @Test(arguments: [",", ";", "\t"])
    func `the delimiter is found out`(delimiter: String) throws {
        let file = try CSVReader(bytes: Array("unit\(delimiter)\"a,b;c\"\nx\(delimiter)1\n".utf8))
        #expect(file.header == ["unit", "a,b;c"])
    }

    @Test func `a byte-order mark is no part of the first name`() throws {
        let file = try CSVReader(bytes: [0xEF, 0xBB, 0xBF] + Array("unit,x\n".utf8))
        #expect(file.column("unit") == 0)
    }

    @Test func `quoted cells hold delimiters, quotes and line breaks, and lines are still counted`() throws {
        let file = try CSVReader(bytes: Array("a,b\n\"x, \"\"y\"\"\r\nz\",1\nlast,2\n".utf8))
        let first = try #require(try file.next())
        #expect(first.text(0) == "x, \"y\"\r\nz")
        #expect(first.line == 2)
        #expect(try #require(try file.next()).line == 4)
    }

    @Test func `blank lines are skipped and an empty quoted cell is not blank`() throws {
        #expect(try rows("a\n\n1\n\"\"\n\n") == [["1"], [""]])
    }

    @Test func `a file of no bytes, of blank lines and of a byte-order mark is empty`() {
        for bytes in [[], Array("\n\r\n".utf8), [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
            #expect(problem(bytes)?.kind == .empty)
        }
    }

    @Test func `what is no text is named`() {
        #expect(problem([0x50, 0x4B, 0x03, 0x04, 0x14])?.kind == .spreadsheet)
        #expect(problem([0xD0, 0xCF, 0x11, 0xE0, 0xA1])?.kind == .spreadsheet)
        #expect(problem([0xFF, 0xFE, 0x61, 0x00])?.kind == .notText)
        #expect(problem([0x61, 0x00, 0x2C, 0x00])?.kind == .notText)
    }

    @Test func `bytes that are not UTF-8 are told with line and column`() throws {
        let found = try #require(problem(Array("a,b\n1,2\n3,M".utf8) + [0xFC] + Array("ller\n".utf8)))
        #expect(found.kind == .notUTF8)
        #expect(found.line == 3)
        #expect(found.column == 2)
    }

    @Test func `a quote that is never closed is told with the line on which its row begins`() throws {
        let found = try #require(problem("a,b\n1,2\n3,\"four\n5,6\n"))
        #expect(found.kind == .quoteNeverClosed)
        #expect(found.line == 3)
        #expect(found.column == 2)
        #expect(found.value.contains("four"))
    }

    @Test func `text after a closing quote is told`() {
        #expect(problem("a,b\n\"x\"y,1\n")?.kind == .textAfterQuote)
    }

    @Test func `a row of another width is told and the next row can be read`() throws {
        let file = try CSVReader(bytes: Array("a,b\n1\n1,2,3\n4,5\n".utf8))
        #expect(try file.next()?.problem?.kind == .wrongNumberOfCells)
        #expect(try file.next()?.problem?.line == 3)
        let row = try #require(try file.next())
        #expect(row.problem == nil)
        #expect(row.texts == ["4", "5"])
    }

    @Test func `a header of numbers and names that occur twice are refused`() {
        #expect(problem("1,2,3\n4,5,6\n")?.kind == .noHeader)
        #expect(problem("unit,x,unit\n")?.kind == .duplicateColumn)
    }

    @Test func `long cells, long rows and large files are refused`() {
        let long = String(repeating: "x", count: 5_000)
        #expect(problem(Array("a,b\n\(long),1\n".utf8), options: CSVOptions(cellLimit: 4_096))?.kind == .cellTooLong)
        let many = Array(("a\n" + String(repeating: long, count: 200)).utf8)
        #expect(problem(many, options: CSVOptions(rowLimit: 1 << 18))?.kind == .rowTooLong)
        #expect(problem(many, options: CSVOptions(fileLimit: 1 << 18))?.kind == .tooLarge)
    }

    @Test func `rows that lie across blocks are whole`() throws {
        let lines = (0..<60_000).map { "unit \($0),\"say \"\"\($0)\"\"\",\(Double($0) / 8)" }
        let read = try rows("name,quote,x\r\n" + lines.joined(separator: "\r\n"))
        #expect(read.count == 60_000)
        #expect(read.enumerated().allSatisfy { $1 == ["unit \($0)", "say \"\($0)\"", "\(Double($0) / 8)"] })
    }

    @Test func `a file that is not there is told`() {
        #expect(throws: CSVProblem.self) { try CSVReader(path: "/nowhere/at-all.csv") }
    }
}
