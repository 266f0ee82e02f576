import Foundation
import Statistics

/// Many organisations of one kind, and what the verdict said of each.
struct Simulation {
    private(set) var verdicts: [Verdict: Int] = [:]
    /// How often the 95 % interval of the effect one period later held the truth.
    private(set) var covered = 0
    let runs: Int

    /// How many organisations of each kind: 300, or what `INSIDEOUT_SIMULATIONS` says.
    static let runs = ProcessInfo.processInfo.environment["INSIDEOUT_SIMULATIONS"].flatMap { Int($0) } ?? 300
    /// With the variable set, tables are printed for `docs/statistics.md`.
    static let prints = ProcessInfo.processInfo.environment["INSIDEOUT_SIMULATIONS"] != nil

    init(_ kind: SimulatedKind, runs: Int = Simulation.runs) throws {
        self.runs = runs
        for seed in 1...UInt64(runs) {
            let organisation = kind.organisation(seed)
            var analysis = LinkAnalysis(
                try organisation.panel(seed: seed), inside: ["inside"], outside: ["outside"], seed: seed)
            analysis.wildReplications = 399
            guard let link = try analysis.links().first else { continue }
            verdicts[link.verdict, default: 0] += 1
            if let later = link.within.first(where: { $0.lag == 1 }) {
                covered += later.low <= organisation.effect && organisation.effect <= later.high ? 1 : 0
            }
        }
    }

    var claims: Int { verdicts[.movesTogetherOverTime] ?? 0 }

    func share(_ verdict: Verdict) -> Double { Double(verdicts[verdict] ?? 0) / Double(runs) }

    var coverage: Double { Double(covered) / Double(runs) }
}

/// The binomial distribution, to say how far a count may stray by chance.
enum Binomial {
    /// The smallest k with P(X ≤ k) ≥ `probability`.
    static func quantile(_ probability: Double, runs: Int, share: Double) -> Int {
        var sum = 0.0
        for k in 0...runs {
            let (n, x) = (Double(runs), Double(k))
            let choices = lgamma(n + 1) - lgamma(x + 1) - lgamma(n - x + 1)
            let chances = x * log(share) + (n - x) * log(1 - share)
            sum += exp(choices + chances)
            if sum >= probability { return k }
        }
        return runs
    }
}
