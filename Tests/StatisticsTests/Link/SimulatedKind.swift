/// A kind of organisation with a truth of its own.
struct SimulatedKind: Sendable, CustomStringConvertible {
    var name: String
    var description: String { name }
    /// The organisation of this kind with this seed.
    var organisation: @Sendable (UInt64) -> SimulatedOrganisation

    init(_ name: String, _ change: @escaping @Sendable (inout SimulatedOrganisation) -> Void) {
        self.init(name, seeded: { organisation, _ in change(&organisation) })
    }

    /// Organisations that differ by more than chance, such as in their number of units.
    init(_ name: String, seeded change: @escaping @Sendable (inout SimulatedOrganisation, UInt64) -> Void) {
        self.name = name
        organisation = { seed in
            var organisation = SimulatedOrganisation()
            change(&organisation, seed)
            return organisation
        }
    }
}

extension SimulatedKind {
    /// Inside does not move outside, and the model within units is right: nothing passes the unit and period effects.
    static let null = [
        SimulatedKind("nothing") { _ in },
        SimulatedKind("a unit trait behind both") { $0.sharedTrait = 2 },
        SimulatedKind("shared shocks") { $0.sharedShock = 2 },
        SimulatedKind("few units (8 to 20)", seeded: { $0.units = 8 + Int($1 % 13) }),
        SimulatedKind("few units and a trait") { ($0.units, $0.sharedTrait) = (12, 2) },
        SimulatedKind("few periods (3 or 4)", seeded: { $0.periods = 3 + Int($1 % 2) }),
        SimulatedKind("noisy aggregates of 4 to 40 answers") { ($0.answerNoise, $0.sharedTrait) = (4, 1) },
        SimulatedKind("errors uneven between units and over time") { $0.unevenNoise = 0.5 },
        SimulatedKind("errors that last") { $0.persistence = (0.8, 0.8) },
        SimulatedKind("few units, uneven errors that last") {
            ($0.units, $0.unevenNoise, $0.persistence) = (16, 0.4, (0.6, 0.6))
        },
        SimulatedKind("cells missing here and there") { $0.missing = 0.15 },
    ]

    /// Inside does not move outside, and the model within units is wrong: something passes the unit and period effects.
    static let misleading = [
        SimulatedKind("shocks that hit units unequally") { $0.unequalShock = 1 },
        SimulatedKind("passing causes behind both") { $0.passingCause = (1, 0.5) },
        SimulatedKind("slow straight trends behind both") { $0.trend = 6 },
        SimulatedKind("slow wandering behind both") { $0.wander = 0.7 },
        SimulatedKind("slow trends, straight inside and bent outside") { ($0.trend, $0.bent) = (4, true) },
        SimulatedKind("slow trends, three periods") { ($0.trend, $0.periods) = (6, 3) },
        SimulatedKind("slow trends, few units", seeded: { ($0.units, $0.trend) = (8 + Int($1 % 13), 6) }),
        SimulatedKind("slow wandering, few units", seeded: { ($0.units, $0.wander) = (8 + Int($1 % 13), 0.7) }),
        SimulatedKind("slow trends, noisy aggregates") { ($0.trend, $0.answerNoise) = (6, 4) },
        SimulatedKind("slow trends, cells missing") { ($0.trend, $0.missing) = (6, 0.15) },
        SimulatedKind("the reverse effect with persistence") {
            ($0.reverseEffect, $0.persistence) = (0.5, (0.4, 0.7))
        },
        SimulatedKind("the reverse effect, slow") { ($0.reverseEffect, $0.persistence) = (0.5, (0.8, 0.95)) },
        SimulatedKind("the reverse effect, five periods") {
            ($0.reverseEffect, $0.persistence, $0.periods) = (0.5, (0.4, 0.7), 5)
        },
        SimulatedKind(
            "the reverse effect, few units",
            seeded: {
                ($0.reverseEffect, $0.persistence, $0.units) = (0.5, (0.4, 0.7), 8 + Int($1 % 13))
            }),
        SimulatedKind("the reverse effect, noisy aggregates") {
            ($0.reverseEffect, $0.persistence, $0.answerNoise) = (0.5, (0.4, 0.7), 4)
        },
    ]

    /// Inside moves outside one period later.
    static func effect(_ size: Double, units: Int, periods: Int, persistence: Double = 0.5, noise: Double = 0) -> Self {
        SimulatedKind("effect \(size), \(units) units, \(periods) periods") {
            ($0.effect, $0.units, $0.periods) = (size, units, periods)
            ($0.persistence, $0.answerNoise) = ((persistence, 0.5), noise)
        }
    }
}
