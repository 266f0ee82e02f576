import ArgumentParser
import Domain
import Storage

/// `insideout release audit ROUND`: the proof of what a round of employees shows.
struct AuditRelease: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Prove that what is shown of a round singles out no group of fewer than five.",
        discussion: """
            Reads the responses anew and looks, for each figure that the round shows, whether any combination of what is shown \
            speaks of fewer than five people alone; how closely the means that are shown pin the answers of so few; and \
            whether beside earlier rounds one who came or went can be guessed at. Ends with status 1 where anything is given \
            away. See docs/release.md.
            """)

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The round's number, as round list prints it.") var round: Int64

    func run(on database: any Database) async throws {
        // The plan of a round that is just over may still be to make.
        try await database.releaseRounds()
        let start = ContinuousClock.now
        guard let proof = try await database.releaseProof(of: Round.ID(round)) else {
            throw Refusal("There is no round \(round) of employees that is over and has a plan.")
        }
        let time = ContinuousClock.now - start
        for item in proof.items {
            print(item.name.words)
            print(item.audit.lines)
        }
        if proof.miscounted > 0 {
            print("\(counted(proof.miscounted, "figure")) of other people than the responses are of.")
        }
        if proof.guesses > 0 {
            print("\(counted(proof.guesses, "small group")) that one person joined or left since an earlier round.")
        }
        if proof.tellingDistributions > 0 {
            print(
                "\(counted(proof.tellingDistributions, "figure")) whose distribution may tell what few people answered."
            )
        }
        if !proof.bounds.isEmpty { print(proof.boundsLine) }
        if proof.alike > 0 { print("\(counted(proof.alike, "more figure")) of the same people in the same groups.") }
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        print("\(proof.isSound ? "Sound" : "Not sound") as a whole; looked through in \(seconds.fixed(2)) s.")
        if !proof.isSound { throw ExitCode(1) }
    }
}

extension ReleaseProof {
    /// What the means that are shown leave open.
    fileprivate var boundsLine: String {
        let pinned = bounds.reduce(0) { $0 + $1.pinned }
        if pinned > 0 {
            return "\(counted(pinned, "group")) of fewer than five whose mean answer may be pinned too closely."
        }
        let least = bounds.compactMap(\.narrowest).min().map { ($0 * 100).fixed(1) + " %" } ?? "any part"
        return
            "Means of \(counted(bounds.count, "figure")): open to each group of fewer than five is \(least) of the scale or more."
    }
}

extension ReleasedFigure.Name {
    fileprivate var words: String {
        switch self {
        case .responses: "Who responded"
        case .question(let key): "Question “\(key)”"
        case .scale(let name): "Scale “\(name)”"
        }
    }
}
