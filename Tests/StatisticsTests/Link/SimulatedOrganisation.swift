import Foundation
import Statistics

/// An organisation whose truth is known: one metric inside, one outside, and how the two came about.
struct SimulatedOrganisation {
    var units = 80
    var periods = 8
    /// From inside to outside one period later.
    var effect = 0.0
    /// From outside to inside one period later.
    var reverseEffect = 0.0
    /// How much of its last value each side keeps.
    var persistence = (inside: 0.5, outside: 0.5)
    /// Of what a unit always has on both sides.
    var sharedTrait = 0.0
    /// Of what happens to all units in a period, on both sides.
    var sharedShock = 0.0
    /// Of what happens to all units in a period but not to all alike, on both sides.
    var unequalShock = 0.0
    /// Of what happens to a unit for a while, on both sides at once, and how much of it stays.
    var passingCause = (size: 0.0, persistence: 0.5)
    /// Of a straight line of its own that each unit follows on both sides, over the whole time.
    var trend = 0.0
    /// The outside line is bent: slow first, then fast.
    var bent = false
    /// Of each step of a random walk that each unit takes on both sides.
    var wander = 0.0
    /// Of the error of an aggregate of one answer; each unit has 4 to 40.
    var answerNoise = 0.0
    /// The noise of one unit is this many times that of another, on a log scale, and grows with |inside|.
    var unevenNoise = 0.0
    /// Of cells that were not measured.
    var missing = 0.0

    func panel(seed: UInt64) throws -> Panel {
        var generator = SeededGenerator(seed: seed, stream: 17)
        let shocks = walk(periods, 0.8, &generator), unequal = walk(periods, 0.8, &generator)
        let own = (0..<2).map { _ in (0..<periods).map { _ in generator.nextNormal() } }
        var inside: [Double] = []
        var outside: [Double] = []
        for _ in 0..<units {
            let (x, y) = dynamics(&generator)
            let behind = behindBoth(unequal, &generator)
            let traits = (generator.nextNormal(), generator.nextNormal(), sharedTrait * generator.nextNormal())
            let answers = Double(4 + generator.next(below: 37))
            for period in 0..<periods {
                let shock = sharedShock * shocks[period]
                let noise = answerNoise / answers.squareRoot()
                let level = (traits.0 + traits.2 + shock + own[0][period], traits.1 + traits.2 + shock + own[1][period])
                inside.append(x[period] + behind.0[period] + level.0 + noise * generator.nextNormal())
                outside.append(y[period] + behind.1[period] + level.1 + noise * generator.nextNormal())
            }
        }
        for cell in inside.indices where missing > 0 {
            if generator.nextUniform() < missing { inside[cell] = .nan }
            if generator.nextUniform() < missing { outside[cell] = .nan }
        }
        return try Panel(
            units: (0..<units).map { "unit \($0)" }, periods: Array(0..<periods), variables: ["inside", "outside"],
            values: [inside, outside])
    }

    /// What moves within a unit by itself and by the effects, after a time of settling; standard deviation near 1.
    private func dynamics(_ generator: inout SeededGenerator) -> ([Double], [Double]) {
        let settling = 20
        let uneven = unevenNoise > 0 ? exp(unevenNoise * generator.nextNormal()) : 1
        var own = (generator.nextNormal(), generator.nextNormal())
        var inside: [Double] = []
        var outside: [Double] = []
        for step in 0..<(settling + periods) {
            let before = step > 0 ? (inside[step - 1], outside[step - 1]) : (0, 0)
            let keep = persistence
            own.0 = keep.inside * own.0 + (1 - keep.inside * keep.inside).squareRoot() * generator.nextNormal()
            own.1 = keep.outside * own.1 + (1 - keep.outside * keep.outside).squareRoot() * generator.nextNormal()
            // A reverse effect feeds on what inside has become, so that it persists.
            inside.append(
                reverseEffect == 0
                    ? own.0 : keep.inside * before.0 + reverseEffect * before.1 + generator.nextNormal())
            let spread = unevenNoise > 0 ? uneven * (0.5 + abs(inside[step])) : 1
            outside.append(effect * before.0 + spread * own.1)
        }
        return (Array(inside.suffix(periods)), Array(outside.suffix(periods)))
    }

    /// What moves both sides of a unit at once.
    private func behindBoth(_ unequal: [Double], _ generator: inout SeededGenerator) -> ([Double], [Double]) {
        let passing = walk(periods, passingCause.persistence, &generator)
        let share = unequalShock * generator.nextNormal()
        let slope = trend * generator.nextNormal()
        var place = 0.0
        var both: ([Double], [Double]) = ([], [])
        for period in 0..<periods {
            place += wander * generator.nextNormal()
            let time = periods > 1 ? Double(period) / Double(periods - 1) : 0
            let common = passingCause.size * passing[period] + share * unequal[period] + place
            both.0.append(common + slope * time)
            both.1.append(common + slope * (bent ? time * time : time))
        }
        return both
    }

    private func walk(_ count: Int, _ keep: Double, _ generator: inout SeededGenerator) -> [Double] {
        var value = generator.nextNormal()
        return (0..<count).map { _ in
            value = keep * value + (1 - keep * keep).squareRoot() * generator.nextNormal()
            return value
        }
    }
}
