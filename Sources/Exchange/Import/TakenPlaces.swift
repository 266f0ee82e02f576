import Domain
import Storage

/// Where figures are already: a unit takes one finished figure per metric and period, and answers to those that are there.
///
/// A metric's figures are looked through once, when the file first names a period in which it was measured; four bytes are
/// kept per unit and measured period.
final class TakenPlaces {
    private let transaction: any Transaction
    private let metrics: [Metric]
    private let ancestry: Ancestry
    private let measured: [Metric.ID: Set<Period>]
    private var places: [Metric.ID: [Period: [UInt32]]] = [:]
    private var sources: [Source.ID] = []
    private var names: [Source.ID: String] = [:]

    init(_ transaction: any Transaction, metrics: [Metric], ancestry: Ancestry) throws {
        self.transaction = transaction
        self.metrics = metrics
        self.ancestry = ancestry
        measured = try transaction.metrics.periods().mapValues(Set.init)
    }

    /// For each metric, the number of the source that stands at each place, 0 for none.
    func places(in period: Period) throws -> [[UInt32]?] {
        try metrics.map { metric in
            guard measured[metric.id]?.contains(period) == true else { return nil }
            if places[metric.id] == nil { places[metric.id] = try read(metric) }
            return places[metric.id]?[period]
        }
    }

    /// The import that stands behind a number, in words.
    func origin(_ number: UInt32) throws -> String {
        let source = sources[Int(number) - 1]
        if let known = names[source] { return known }
        let found = try transaction.imports.find(source)
        let day = found.map { Day(secondsSince1970: Double($0.madeAt)) }
        let name = found.map { "the import of “\($0.file.name)” on \(day!)" } ?? "elsewhere"
        names[source] = name
        return name
    }

    private func read(_ metric: Metric) throws -> [Period: [UInt32]] {
        var found: [Period: [UInt32]] = [:]
        let empty = Array(repeating: UInt32(0), count: ancestry.units.count)
        try transaction.observations.forEachOwnFigure(of: metric.id) { unit, period, source in
            guard let place = ancestry.place(of: unit) else { return }
            found[period, default: empty][place] = number(of: source)
        }
        return found
    }

    private func number(of source: Source.ID) -> UInt32 {
        if let last = sources.lastIndex(of: source) { return UInt32(last + 1) }
        sources.append(source)
        return UInt32(sources.count)
    }
}
