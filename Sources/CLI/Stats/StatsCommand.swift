import ArgumentParser
import Foundation

/// A statistic asked for on the command line: it finds its answer, and this prints it or says in one line why there is none.
protocol StatsCommand: ParsableCommand {
    var output: OutputOptions { get }

    func answer() throws -> StatsAnswer
}

/// What every statistic's answer is: the same figures for a machine and for a person.
struct StatsAnswer {
    /// The figures with all their digits.
    let json: JSONValue
    /// The page for a person.
    let page: Page
}

/// What every statistic can be asked about its form.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON with all digits.")
    var json = false
}

extension StatsCommand {
    func run() throws {
        do {
            let answer = try answer()
            print(output.json ? answer.json.text : answer.page.text)
        } catch let refusal where Refusal(refusal) != nil {
            FileHandle.standardError.write(Data("insideout: \(Refusal(refusal)?.line ?? "")\n".utf8))
            throw ExitCode(2)
        }
    }
}
