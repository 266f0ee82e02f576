import ArgumentParser
import Foundation
import Storage
import Web

/// `insideout link`: the link on the organisation's own figures.
struct OwnLink: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Is inside felt outside? The link on the organisation's own figures.",
        discussion:
            "Without --inside, --outside and --business, a sensible choice is made. `insideout metric list` names the metrics."
    )

    @OptionGroup var database: DatabaseOptions
    @Option(help: "Keys of inside metrics, with commas between.") var inside: String?
    @Option(help: "Keys of outside metrics, with commas between.") var outside: String?
    @Option(help: "Keys of business metrics, with commas between.") var business: String?
    @Option(help: "The kind of unit to compare, such as school. Default: the kind with the most units.") var level:
        String?
    @OptionGroup var output: OutputOptions

    func run(on database: any Database) async throws {
        let report = try await OrganisationLink.report(
            from: database, inside: Self.keys(inside), outside: Self.keys(outside), business: Self.keys(business),
            level: level)
        print(output.json ? try LinkAnswer.json(report) : LinkAnswer.text(report))
    }

    private static func keys(_ list: String?) -> [String] {
        (list ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
