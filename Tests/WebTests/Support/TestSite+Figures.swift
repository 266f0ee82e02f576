import Domain
import Storage

@testable import Web

extension TestSite {
    private static let years = 2019...2023

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
            for (place, ward) in wards.enumerated() {
                for year in Self.years {
                    try Self.answer(posting, ancestry.place(of: ward.id)!, place, year, last: wards.count - 1)
                }
            }
            _ = try posting.finish()
            return (tree.standing(in: .year(2023)).roots[0], wards.last!.id)
        }
    }

    /// Means that differ by ward and rise over time, with a spread of one point.
    private static func answer(
        _ posting: ObservationPosting, _ unit: Int, _ place: Int, _ year: Int, last: Int
    ) throws {
        let slot = try posting.open(unit, in: .year(year))
        let mean = 2.5 + Double(place % 7) * 0.1 + Double(year - years.lowerBound) * 0.3
        for column in 0..<4 {
            let n = place == last && column < 2 ? 3 : 40
            let sum = mean * Double(n)
            posting.put(
                Observation(n: n, sum: sum, sumOfSquares: sum * mean + Double(n)), column: column, slot: slot)
        }
        posting.put(figure: 80 + mean, column: 4, slot: slot)
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

extension Transaction {
    /// A unit that stands below another since ever.
    @discardableResult
    func addUnit(_ key: String, _ name: String, _ kind: String, below parent: Unit.ID?) throws -> Unit.ID {
        try units.insert(UnitDraft(key: key, name: name, kind: kind), below: parent).id
    }
}
