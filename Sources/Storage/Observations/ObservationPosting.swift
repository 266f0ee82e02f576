public import Domain

/// Brings one source's figures into the database, with the sums for every unit above, in the transaction it was given.
///
/// Figures are gathered by slot (a unit in a period) until they take about 64 MB, then written in the order of the table,
/// so that the engine appends instead of seeking. Nothing above a unit is written before ``finish()``.
public final class ObservationPosting {
    private static let budget = 64 << 20

    /// Called now and then while figures are written, with how many have been.
    public var whenWritten: ((Int) -> Void)?

    private let store: ObservationStore
    private let source: Source.ID
    private let ancestry: Ancestry
    private var columns: [PostingColumn]
    private var rollups: [Rollup]
    private var slots: [Slot] = []
    private var known: [Slot: Int] = [:]
    private let capacity: Int
    private var periods: [Set<Period>]
    private var hasFlushed = false
    private var written = 0

    private struct Slot: Hashable {
        let place: Int
        let period: Period
    }

    /// - Parameter metrics: the columns of what follows, by ascending id.
    public init(_ transaction: any Transaction, source: Source.ID, metrics: [Metric], ancestry: Ancestry) {
        store = transaction.observations
        self.source = source
        self.ancestry = ancestry
        columns = metrics.map(PostingColumn.init)
        rollups = columns.map { Rollup(ancestry, categories: $0.categories?.count ?? 0) }
        periods = metrics.map { _ in [] }
        capacity = Self.budget / columns.reduce(32) { $0 + $1.bytesPerSlot }
        slots.reserveCapacity(capacity)
        for index in columns.indices { columns[index].reserve(capacity) }
    }

    /// A slot for a unit and period that comes but once.
    public func open(_ place: Int, in period: Period) throws -> Int {
        if slots.count == capacity { try flush() }
        slots.append(Slot(place: place, period: period))
        for index in columns.indices { columns[index].addSlot() }
        return slots.count - 1
    }

    /// The slot of a unit and period that may come again.
    public func slot(_ place: Int, in period: Period) throws -> Int {
        let slot = Slot(place: place, period: period)
        if let found = known[slot] { return found }
        let opened = try open(place, in: period)
        known[slot] = opened
        return opened
    }

    /// Puts a finished figure.
    public func put(figure: Double, column: Int, slot: Int) { columns[column].put(figure: figure, in: slot) }

    /// Puts the sums of many answers.
    public func put(_ observation: Observation, column: Int, slot: Int) { columns[column].put(observation, in: slot) }

    /// Adds a single answer, not yet scored.
    public func add(answer: Double, column: Int, slot: Int) { columns[column].add(answer: answer, in: slot) }

    /// Writes what is left, then the sums for the units above. Returns how many observations the source has.
    public func finish() throws -> Int {
        let isWhole = !hasFlushed
        try flush()
        for (column, rollup) in zip(columns, rollups) {
            try store.add(
                rollup.totals, to: column.metric.id, firstCategory: column.categories?.lowerBound ?? 0,
                ancestry: ancestry)
        }
        try writePeriods()
        return isWhole ? written : try store.count(of: source, metrics: columns.map(\.metric.id))
    }

    private func flush() throws {
        let order = slots.indices.sorted {
            (slots[$0].place, slots[$0].period.rawValue) < (slots[$1].place, slots[$1].period.rawValue)
        }
        try writeObservations(order)
        try writeCounts(order)
        for index in columns.indices { try rollUp(column: index, order) }
        slots.removeAll(keepingCapacity: true)
        known.removeAll(keepingCapacity: true)
        for index in columns.indices { columns[index].removeAll() }
        hasFlushed = true
    }

    private func writeObservations(_ order: [Int]) throws {
        var column = 0
        var at = 0
        let fill: (inout RowWriter) -> Bool = { [self] row in
            while column < columns.count {
                while at < order.count {
                    let slot = order[at]
                    at += 1
                    guard let observation = columns[column].observation(slot) else { continue }
                    row.append(
                        columns[column].metric.id, ancestry.units[slots[slot].place], slots[slot].period, source,
                        observation)
                    written += 1
                    if written % 16_384 == 0 { whenWritten?(written) }
                    return true
                }
                column += 1
                at = 0
            }
            return false
        }
        // Only answers can come again after a flush.
        if hasFlushed, columns.contains(where: { $0.metric.basis == .answers }) {
            try store.insertObservations(fill)
        } else {
            try store.insertNewObservations(fill)
        }
    }

    private func writeCounts(_ order: [Int]) throws {
        for column in columns where column.categories != nil {
            var at = 0
            var pending: [(category: Int, n: Int)] = []
            try store.insertCounts { row in
                while pending.isEmpty {
                    guard at < order.count else { return false }
                    pending = column.counts(order[at]).reversed()
                    at += 1
                }
                let next = pending.removeLast()
                let slot = slots[order[at - 1]]
                row.append(column.metric.id, ancestry.units[slot.place], slot.period, source)
                row.append(next.category)
                row.append(next.n)
                return true
            }
        }
    }

    private func rollUp(column index: Int, _ order: [Int]) throws {
        let column = columns[index]
        for slot in order {
            guard let observation = column.observation(slot) else { continue }
            let sums = rollups[index].sums(in: slots[slot].period)
            sums.add(observation, above: slots[slot].place)
            periods[index].insert(slots[slot].period)
            for (category, n) in column.counts(slot) {
                sums.add(n, category: category - (column.categories?.lowerBound ?? 0), above: slots[slot].place)
            }
        }
    }

    private func writePeriods() throws {
        for (column, periods) in zip(columns, periods) {
            var pending = periods.sorted { $0 > $1 }
            try store.transaction.insert(
                into: "measured_period", columns: ["metric_id", "period", "source_id"], merging: nil
            ) { row in
                guard let period = pending.popLast() else { return false }
                row.append(column.metric.id)
                row.append(period)
                row.append(source)
                return true
            }
        }
    }
}

extension ObservationStore {
    func count(of source: Source.ID, metrics: [Metric.ID]) throws -> Int {
        try transaction.first(
            "SELECT COUNT(*) FROM observation WHERE metric_id IN \(metrics) AND source_id = \(source)"
        ) { Int($0.integer(0)) } ?? 0
    }
}
