import Domain
import Statistics

/// Inside → outside → business with each step's size.
struct ChainText: Sendable {
    struct Step: Sendable {
        let value: String
        let interval: String
    }

    let inside: String
    let outside: String
    let business: String
    let first: Step
    let second: Step
    let indirect: Step
    let direct: Step
    let isOverTime: Bool
    let support: String

    /// The change over time where it could be computed, else the difference between units; nil where neither could.
    init?(_ chain: Chain, _ words: LinkWords) {
        guard let path = chain.within ?? chain.between else { return nil }
        inside = words.name(chain.inside)
        outside = words.name(chain.outside)
        business = words.name(chain.business)
        first = Step(path.first)
        second = Step(path.second)
        indirect = Step(path.indirect)
        direct = Step(path.direct)
        isOverTime = chain.within != nil
        support =
            "\(counted(path.units, words.figures.kind, plural: words.plural)), n \(grouped(path.n)); intervals from \(grouped(path.replications)) bootstrap samples of \(words.plural)"
    }
}

extension ChainText.Step {
    init(_ step: Chain.Step) {
        value = step.estimate.correlation
        interval = "[\(step.low.correlation), \(step.high.correlation)]"
    }
}
