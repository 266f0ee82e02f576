import ArgumentParser
import Domain
import Exchange
import Foundation

/// `insideout release`: what may be shown of employees' answers.
struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Plan what may be shown of groups, and prove it.",
        subcommands: [PlanRelease.self, AuditRelease.self])
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

    @Argument(help: "The CSV file of units.") var units: String
    @Argument(help: "The CSV file of respondents.") var respondents: String
    @Option(help: "The fewest respondents of a group that is shown: 5 or more.") var threshold = 5
    @Option(help: "The seed of the search; the same input and seed give the same plan.") var seed = 1

    func validate() throws {
        if policy == nil { throw ValidationError("--threshold takes a number of \(ReleasePolicy.guarantee) or more") }
    }

    private var policy: ReleasePolicy? {
        ReleasePolicy(threshold: threshold, commentThreshold: max(threshold, 10), turnoverThreshold: max(threshold, 10))
    }

    func run() throws {
        let plan: ReleasePlan
        let audit: ReleaseAudit
        do {
            let file = try RespondentFile(units: units, respondents: respondents)
            let seed = UInt64(bitPattern: Int64(seed))
            plan = ReleasePlan(file.respondents, policy: policy!, seed: seed)
            // A look of its own: other random numbers than the plan was made with.
            audit = ReleaseAudit(plan, of: file.respondents, seed: ~seed)
            var writer = CSVWriter { try FileHandle.standardOutput.write(contentsOf: Data($0)) }
            try file.write(plan, to: &writer)
        } catch {
            guard let refusal = Refusal(error) else { throw error }
            FileHandle.standardError.write(Data("insideout: \(refusal.line)\n".utf8))
            throw ExitCode(2)
        }
        FileHandle.standardError.write(Data(audit.lines.utf8))
        if audit.outcome != .sound { throw ExitCode(1) }
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
