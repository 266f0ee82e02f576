import Synchronization

/// How a slope's p and interval are made: by Student's t with many units, by the wild cluster bootstrap with few.
final class Inference: Sendable {
    /// From this many units the clustered t holds its level.
    static let manyUnits = 50

    struct Answer: Sendable, Equatable {
        var p: Double
        var low: Double
        var high: Double
        var method: String
    }

    let seed: UInt64
    /// Draws of the bootstrap; nil for Student's t at any number of units.
    let replications: Int?
    /// The draws, made once for each number of units.
    private let drawn = Mutex<[[Int]: UnitWeights]>([:])

    init(seed: UInt64, replications: Int?) {
        self.seed = seed
        self.replications = replications
    }

    func isWild(units: Int) -> Bool { replications != nil && units < Inference.manyUnits }

    func answer(_ fit: SlopeFit, _ scores: @autoclosure () -> RestrictedScores) -> Answer {
        guard isWild(units: fit.units), fit.se > 0 else {
            let reach = StudentT.quantile(0.975, df: Double(fit.units - 1)) * fit.se
            return Answer(p: fit.p, low: fit.estimate - reach, high: fit.estimate + reach, method: "within")
        }
        let scores = scores()
        let wild = bootstrap(scores, replications!)
        let (low, high) = wild.interval()
        return Answer(p: refined(wild.pValue(), scores), low: low, high: high, method: "within-wild")
    }

    func pValue(_ fit: SlopeFit, _ scores: @autoclosure () -> RestrictedScores) -> Double {
        guard isWild(units: fit.units), fit.se > 0 else { return fit.p }
        let scores = scores()
        return refined(bootstrap(scores, replications!).pValue(), scores)
    }

    /// A p near the finest that the draws can tell is worked out again with ten times as many.
    private func refined(_ p: Double, _ scores: RestrictedScores) -> Double {
        guard scores.outcomeScores.count >= 12, p * Double(replications! + 1) <= 10 else { return p }
        return bootstrap(scores, 10 * (replications! + 1) - 1).pValue()
    }

    private func bootstrap(_ scores: RestrictedScores, _ replications: Int) -> WildBootstrap {
        let units = scores.outcomeScores.count
        let weights = drawn.withLock { drawn in
            let made =
                drawn[[units, replications]] ?? UnitWeights(units: units, replications: replications, seed: seed)
            drawn[[units, replications]] = made
            return made
        }
        return WildBootstrap(scores, weights: weights)
    }
}
