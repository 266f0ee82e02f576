import Domain
import Storage

/// Where finished figures are already: each unit takes one per metric and period.
///
/// A metric's figures are looked through once, when the file first names a period in which it was measured; two bytes are
/// kept per unit and measured period.
final class TakenPlaces {
    private let transaction: any Transaction
    private let metrics: [Metric]
    private let ancestry: Ancestry
    private let measured: [Metric.ID: Set<Period>]
    private var places: [Metric.ID: [Period: [UInt16]]] = [:]
    private var sources: [Source.ID] = []
    private var names: [Source.ID: String] = [:]

    init(_ transaction: any Transaction, metrics: [Metric], ancestry: Ancestry) throws {
        self.transaction = transaction
        self.metrics = metrics
        self.ancestry = ancestry
        measured = try transaction.metrics.periods().mapValues(Set.init)
    }

    /// For each metric, the number of the source that stands at each place, 0 for none.
    func places(in period: Period) throws -> [[UInt16]?] {
        try metrics.map { metric in
            guard metric.basis == .figures, measured[metric.id]?.contains(period) == true else { return nil }
            if places[metric.id] == nil { places[metric.id] = try read(metric) }
            return places[metric.id]?[period]
        }
    }

    /// Which import stands behind a number.
    func reason(_ number: UInt16) throws -> String {
        let source = sources[Int(number) - 1]
        if let known = names[source] { return known }
        let found = try transaction.imports.find(source)
        let day = found.map { Day(secondsSince1970: Double($0.madeAt)) }
        let name = found.map { "the import of “\($0.file.name)” on \(day!)" } ?? "elsewhere"
        names[source] = "This figure is already there from \(name)."
        return names[source]!
    }

    private func read(_ metric: Metric) throws -> [Period: [UInt16]] {
        var found: [Period: [UInt16]] = [:]
        let empty = Array(repeating: UInt16(0), count: ancestry.units.count)
        try transaction.observations.forEachOwnFigure(of: metric.id) { unit, period, source in
            guard let place = ancestry.place(of: unit) else { return }
            found[period, default: empty][place] = number(of: source)
        }
        return found
    }

    private func number(of source: Source.ID) -> UInt16 {
        if let last = sources.lastIndex(of: source) { return UInt16(last + 1) }
        sources.append(source)
        return UInt16(sources.count)
    }
}
