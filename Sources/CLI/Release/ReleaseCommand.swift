import ArgumentParser
import Domain
import Exchange
import Foundation

/// `insideout release`: what may be shown of employees' answers.
struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Plan what may be shown of groups, and prove it.",
        subcommands: [PlanRelease.self, CheckRelease.self, AuditRelease.self])
}

/// `insideout release plan UNITS RESPONDENTS`: a release plan for any table.
struct PlanRelease: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Plan which groups of a table may be shown, so that no few people can be told apart.",
        discussion: """
            UNITS has the columns unit and parent (empty at the top); RESPONDENTS has a row for each person with her unit and \
            a column for each segment. Prints the plan as CSV (unit, segment, value, shown, n, verdict), and its proof on \
            standard error: no group of fewer than five can be worked out from what is shown by adding and taking off. See \
            docs/release.md.
            """)

    @OptionGroup var tables: RespondentTables
    @Option(help: "A plan in CSV, as this command prints it: show nothing that it does not show.") var within: String?
    @Option(help: "The fewest respondents of a group that is shown: 5 or more.") var threshold = 5
    @Option(help: "The seed of the search; the same input and seed give the same plan.") var seed = 1

    func validate() throws {
        if policy == nil { throw ValidationError("--threshold takes a number of \(ReleasePolicy.guarantee) or more") }
    }

    private var policy: ReleasePolicy? {
        ReleasePolicy(threshold: threshold, commentThreshold: max(threshold, 10), turnoverThreshold: max(threshold, 10))
    }

    func run() throws {
        let audit = try tables.read { file in
            let seed = UInt64(bitPattern: Int64(seed))
            let whole = try within.map { [try file.plan($0, policy: policy!)] } ?? []
            let plan = ReleasePlan(file.respondents, policy: policy!, seed: seed, within: whole)
            var writer = CSVWriter { try FileHandle.standardOutput.write(contentsOf: Data($0)) }
            try file.write(plan, to: &writer)
            // A look of its own: other random numbers than the plan was made with.
            return ReleaseAudit(plan, of: file.respondents, seed: ~seed)
        }
        FileHandle.standardError.write(Data(audit.lines.utf8))
        if audit.outcome != .sound { throw ExitCode(1) }
    }
}

/// `insideout release check UNITS RESPONDENTS PLAN`: the audit of a plan that anybody made.
struct CheckRelease: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Prove that a plan of any make singles out no group of fewer than five.",
        discussion: """
            UNITS and RESPONDENTS are those of release plan. PLAN has the columns unit, segment, value (both empty for a unit as \
            a whole) and shown, 1 or 0; what has no row is not shown. Ends with status 1 where a group can be worked out.
            """)

    @OptionGroup var tables: RespondentTables
    @Argument(help: "The CSV file of what is shown.") var plan: String

    func run() throws {
        var leaks: [String] = []
        let audit = try tables.read { file in
            let plan = try file.plan(plan, policy: .standard)
            let audit = ReleaseAudit(plan, of: file.respondents, seed: .random(in: .min ... .max))
            leaks = audit.disclosures.prefix(10).map { leak in
                let cells = leak.cells(in: plan.table).map(file.name).joined(separator: ", ")
                return "\(counted(leak.respondents, "person", plural: "people")), from what is shown of \(cells)"
            }
            return audit
        }
        print(audit.lines, terminator: "")
        if !leaks.isEmpty { print((["Such as:"] + leaks.map { "  " + $0 }).joined(separator: "\n")) }
        if audit.outcome != .sound { throw ExitCode(1) }
    }
}

/// The files of a table of units and respondents.
struct RespondentTables: ParsableArguments {
    @Argument(help: "The CSV file of units.") var units: String
    @Argument(help: "The CSV file of respondents.") var respondents: String

    /// Ends with status 2 and a line about what cannot be read.
    func read<T>(_ work: (RespondentFile) throws -> T) throws -> T {
        do { return try work(RespondentFile(units: units, respondents: respondents)) } catch {
            guard let refusal = Refusal(error) else { throw error }
            FileHandle.standardError.write(Data("insideout: \(refusal.line)\n".utf8))
            throw ExitCode(2)
        }
    }
}

extension ReleaseAudit {
    /// The proof, in lines.
    var lines: String {
        let said =
            switch outcome {
            case .sound:
                "Sound: no group of fewer than \(ReleasePolicy.guarantee) can be worked out from what is shown."
            case .discloses: "Not sound: \(counted(disclosures.count, "group")) of fewer than five can be worked out."
            case .notProven: "Not proven: some groups are too entangled to be looked through. Show fewer segments."
            }
        func percent(_ part: Int) -> String { all == 0 ? "–" : (Double(part) / Double(all) * 100).fixed(1) + " %" }
        let held = heldBack.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            "  \($0.key.text): \(grouped($0.value))"
        }
        let lines = [
            said, "Cells with respondents: \(grouped(cells)), shown: \(grouped(shown))",
            "Information kept: \(percent(kept)); if only small cells were dropped, which leaks: \(percent(keptByThresholdAlone))",
            "Smallest group that can be told apart: \(smallestGroup.map(String.init) ?? "none")",
        ]
        return (lines + (held.isEmpty ? [] : ["Held back:"] + held)).joined(separator: "\n") + "\n"
    }
}
