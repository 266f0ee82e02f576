import Domain
import Storage

@testable import Web

extension TestSite {
    private static let years = 2016...2023

    /// Thirty wards in each hospital, asked every year from both sides; the last of them has too few employees to show.
    /// - Returns: the unit at the top and the ward with too few.
    func measure() async throws -> (top: Unit.ID, small: Unit.ID) {
        try await site.database.write { [cast] transaction in
            for index in 2...31 {
                for (hospital, key) in [(cast.north, "n"), (cast.south, "s")] {
                    try transaction.addUnit("\(key)-\(index)", "Ward \(key) \(index)", "ward", below: hospital)
                }
            }
            let tree = try transaction.units.tree()
            let metrics = try Self.metrics.map { metric in
                var metric = metric
                metric.id = try transaction.metrics.insert(metric)
                return metric
            }
            let ancestry = Ancestry(tree)
            let posting = ObservationPosting(
                transaction, source: try transaction.imports.newSource(), metrics: metrics, ancestry: ancestry)
            let wards = tree.units.values.filter { $0.kind == "ward" }.sorted { $0.key < $1.key }
            var chance = Chance(seed: 7)
            for ward in wards {
                let n = ward.key == wards.last?.key ? 3 : 40
                try Self.answer(posting, ancestry.place(of: ward.id)!, employees: n, &chance)
            }
            _ = try posting.finish()
            return (tree.standing(in: .year(2023)).roots[0], wards.last!.id)
        }
    }

    /// A ward's years: it has its own level, moves about it, and what moved inside is felt outside a year later.
    private static func answer(
        _ posting: ObservationPosting, _ unit: Int, employees: Int, _ chance: inout Chance
    ) throws {
        let level = 3 + 0.4 * chance.draw()
        var before = 0.0
        for year in years {
            let slot = try posting.open(unit, in: .year(year))
            let inside = 0.3 * chance.draw() + 0.05 * Double(year - years.lowerBound)
            let outside = 0.8 * before + 0.1 * chance.draw()
            let means = [inside, 0.5 * inside + 0.2 * chance.draw(), outside, outside + 0.2 * chance.draw()]
            for (column, mean) in means.enumerated() {
                let n = column < 2 ? employees : 40
                let sum = (level + mean) * Double(n)
                let squares = sum * sum / Double(n) + 0.25 * Double(n)
                posting.put(Observation(n: n, sum: sum, sumOfSquares: squares), column: column, slot: slot)
            }
            posting.put(figure: 80 + 5 * (level - 3) + 4 * outside, column: 4, slot: slot)
            before = inside
        }
    }

    private static let metrics = [
        Metric(
            key: "commitment", name: "Commitment", side: .inside, respondents: [.employees], answeredBy: "Nurses",
            scale: agreement),
        Metric(
            key: "trust", name: "Trust in leader", side: .inside, respondents: [.employees, .customers],
            scale: agreement, note: "Asked of all."),
        Metric(
            key: "care", name: "Care", side: .outside, respondents: [.customers], answeredBy: "Patients",
            scale: agreement),
        Metric(
            key: "return", name: "Would return", side: .outside, respondents: [.customers], answeredBy: "Patients",
            scale: agreement),
        Metric(
            key: "occupancy", name: "Occupancy", side: .business, scale: Scale(low: 0, high: 100, format: .percent),
            basis: .figures),
    ]

    private static let agreement = Scale(low: 1, high: 5)
}

/// Draws that repeat: about normal, with mean 0 and variance 1.
struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func draw() -> Double { (0..<12).reduce(-6) { sum, _ in sum + next() } }

    private mutating func next() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / Double(1 << 53)
    }
}

extension Transaction {
    /// A unit that stands below another since ever.
    @discardableResult
    func addUnit(_ key: String, _ name: String, _ kind: String, below parent: Unit.ID?) throws -> Unit.ID {
        try units.insert(UnitDraft(key: key, name: name, kind: kind), below: parent).id
    }
}
