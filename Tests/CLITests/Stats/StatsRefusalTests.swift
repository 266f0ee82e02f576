import ArgumentParser
import Testing

@testable import CLI

@Suite struct StatsRefusalTests {
    static let file = "a,b,flat,name,scale\n1,2,3,x,7\n2,5,3,y,8\n3,4,3,x,11\n4,NA,3,z,9\n5,6,3,,10\n"

    func refusal(_ arguments: String...) throws -> String? { try refusal(of: arguments) }

    func refusal(of arguments: [String]) throws -> String? {
        let file = try TemporaryFile(Self.file)
        return try StatsCase.refusal(of: [arguments[0], file.path] + arguments.dropFirst())
    }

    @Test func `a column that is not there is named, and those that are`() throws {
        #expect(
            try refusal("correlate", "--x", "a", "--y", "c")
                == "there is no column “c”; the file has a, b, flat, name, scale")
    }

    @Test func `a column that is not numeric is shown where it is not`() throws {
        #expect(
            try refusal("correlate", "--x", "a", "--y", "name") == "the column “name” is not numeric: line 2 has “x”")
    }

    @Test(arguments: [
        ["correlate", "--x", "a", "--y", "flat"], ["regress", "--y", "flat", "--x", "a"], ["nps", "--value", "flat"],
        ["icc", "--group", "flat", "--value", "a"], ["icc", "--group", "a", "--value", "flat"],
        ["agreement", "--group", "name", "--items", "flat", "--options", "5"], ["alpha", "--items", "a,flat"],
        ["drivers", "--y", "a", "--x", "b,flat"], ["multilevel", "--y", "flat", "--group", "name"],
        ["overlap", "--inside", "a", "--outside", "flat", "--top", "1"],
    ]) func `a column that does not vary is named`(_ arguments: [String]) throws {
        #expect(try refusal(of: arguments) == "the column “flat” does not vary")
    }

    @Test func `answers outside a scale are refused`() throws {
        #expect(
            try refusal("nps", "--value", "scale") == "the column “scale” holds 11, which is no answer from 0 to 10")
        #expect(
            try refusal("agreement", "--group", "name", "--items", "scale", "--options", "3")
                == "the column “scale” runs from 7 to 11, wider than 3 options")
        #expect(try refusal("alpha", "--items", "a,b", "--reverse", "a", "--range", "1,3")?.contains("outside") == true)
        #expect(
            try refusal("alpha", "--items", "a,b", "--reverse", "scale") == "“scale” is in --reverse but not in --items"
        )
        #expect(
            try refusal("overlap", "--inside", "a", "--outside", "b", "--top", "9")
                == "--top 9 is more than the 4 units there are")
    }

    @Test func `a predictor that repeats others is named`() throws {
        let file = try TemporaryFile("y,a,b,total\n1,1,5,6\n3,2,1,3\n2,4,4,8\n5,3,2,5\n4,6,9,15\n")
        func line(_ predictors: String) throws -> String? {
            try StatsCase.refusal("regress", file.path, "--y", "y", "--x", predictors)
        }
        #expect(try line("a,b,total") == "total is a linear combination of a, b")
        #expect(try line("a,a") == "the column “a” is named twice")
    }

    @Test func `rows with a missing value are dropped and counted`() throws {
        let file = try TemporaryFile(Self.file)
        let answer = try StatsCase.answer(["correlate", file.path, "--x", "a", "--y", "b"])
        #expect(answer.json["n"] == .int(4) && answer.json["dropped"] == .int(1))
        #expect(answer.page.text.contains("4 rows (1 row with a missing value left out)"))
    }

    @Test(arguments: [
        ("", "The file is empty."), ("a,b\n", "the file has no rows"),
        ("a,b\n,1\nNA,2\n", "every row has a missing value in a column that is used"),
    ]) func `a file without rows is one line`(_ text: String, _ reason: String) throws {
        let file = try TemporaryFile(text)
        #expect(try StatsCase.refusal("nps", file.path, "--value", "a") == reason)
    }

    @Test func `a file that cannot be read is one line`() throws {
        #expect(
            try StatsCase.refusal("nps", "/nowhere/at/all.csv", "--value", "a")?.contains("cannot be opened") == true)
        let short = try TemporaryFile("a,b\n1\n")
        #expect(try StatsCase.refusal("nps", short.path, "--value", "a")?.contains("line 2") == true)
    }

    @Test func `decimal commas are read when asked for`() throws {
        let file = try TemporaryFile("a;b\n1,5;2\n2,5;3\n3;5,5\n4;1\n")
        let arguments = ["correlate", file.path, "--x", "a", "--y", "b"]
        #expect(try StatsCase.refusal(of: arguments)?.contains("--decimal-comma") == true)
        #expect(try StatsCase.answer(arguments + ["--decimal-comma"]).json["n"] == .int(4))
    }

    @Test func `a column whose name holds a comma can be named`() throws {
        let file = try TemporaryFile("\"a, b\",c\n1,2\n2,1\n3,3\n")
        #expect(try StatsCase.json("regress", file.path, "--y", "c", "--x", "a, b")["coefficients"]?["a, b"] != nil)
    }

    @Test func `a refusal ends with status two, a wrong option as the shell expects`() throws {
        var command = try Stats.parseAsRoot(["nps", "/nowhere/at/all.csv", "--value", "a"])
        #expect(throws: ExitCode(2)) { try command.run() }
        #expect(throws: (any Error).self) { try Stats.parseAsRoot(["power"]) }
        #expect(throws: (any Error).self) {
            try Stats.parseAsRoot(["overlap", "f", "--inside", "a", "--outside", "b", "--top", "0%"])
        }
    }
}
