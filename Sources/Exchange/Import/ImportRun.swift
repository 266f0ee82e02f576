import Domain
import Storage

/// One pass through a file inside a transaction: finds every problem, and posts the rows that have none.
///
/// What it keeps in memory goes with units × periods and with the first problems, never with the length of the file.
final class ImportRun {
    private let file: CSVReader
    private let plan: ImportPlan
    private let units: UnitFinder
    private let book: PeriodBook
    private let taken: TakenPlaces
    private let cells: ImportCells
    private let refusals: RefusedRows?
    private(set) var report = ImportReport()
    /// Of the current row: its problems, and each column's value (NaN: missing) and number of answers.
    private var found: [ImportProblem] = []
    private var values: [Double]
    private var counts: [Int]

    init(
        _ file: CSVReader, _ plan: ImportPlan, units: UnitFinder, ancestry: Ancestry, in transaction: any Transaction,
        refusals: RefusedRows?
    ) throws {
        self.file = file
        self.plan = plan
        self.units = units
        self.refusals = refusals
        taken = try TakenPlaces(transaction, metrics: plan.columns.map(\.metric), ancestry: ancestry)
        book = PeriodBook(ancestry, grain: plan.grain, taken: taken)
        cells = ImportCells(plan: plan)
        values = Array(repeating: .nan, count: plan.columns.count)
        counts = Array(repeating: 1, count: plan.columns.count)
    }

    /// Reads to the end of the file.
    /// - Parameters:
    ///   - posting: takes the good rows; nil for a dry run.
    ///   - leavingOut: whether good rows are still posted after one was refused.
    ///   - progress: called every few thousand rows with the bytes read.
    func run(posting: ObservationPosting?, leavingOut: Bool, progress: (Int, ImportReport) -> Void) throws {
        while let row = try next() {
            report.rows += 1
            if let place = try read(row) {
                report.values += values.count { !$0.isNaN }
                if let posting, leavingOut || report.refused == 0 { try post(place, to: posting) }
            } else {
                try refuse(row)
            }
            if report.rows % 4_096 == 0 { progress(file.bytesRead, report) }
        }
        try refusals?.finish()
        progress(file.bytesRead, report)
    }

    /// The next row that holds anything; nil at the end, also at one that a problem brings about.
    private func next() throws -> CSVRow? {
        do throws(CSVProblem) {
            while let row = try file.next() {
                guard row[0].isEmpty, (0..<row.count).allSatisfy({ row[$0].isEmpty }) else { return row }
            }
        } catch {
            let end = ImportProblem(error, header: file.header, kind: .file)
            report.add(end)
            report.end = end
        }
        return nil
    }

    private struct Place {
        let unit: Int
        let page: PeriodBook.Page
    }

    /// Reads the row into `values` and `counts`; nil when it has a problem, which then stands in `found`.
    private func read(_ row: CSVRow) throws -> Place? {
        if !found.isEmpty { found.removeAll(keepingCapacity: true) }
        if let problem = row.problem {
            found.append(ImportProblem(problem, header: file.header, kind: .row))
            return nil
        }
        let unit = unit(of: row)
        let page = try page(of: row)
        readValues(row)
        guard let unit, let page else { return nil }
        check(row, Place(unit: unit, page: page))
        try checkTaken(row, Place(unit: unit, page: page))
        guard found.isEmpty else { return nil }
        page.mark(unit)
        return Place(unit: unit, page: page)
    }

    private func unit(of row: CSVRow) -> Int? {
        switch plan.unit {
        case .fixed(let place): return place
        case .cell(let cell):
            if let place = units.place(of: row.text(cell)) { return place }
            let key = CSVOpening.trimmed(row.text(cell))
            if let place = units.place(of: key) { return place }
            if key.isEmpty {
                add(.missingUnit, row, plan.unitName, "", "The row does not say which unit it is about.")
            } else {
                let hint = units.nearest(to: key).map { " Is “\($0)” meant?" } ?? ""
                add(.unknownUnit, row, plan.unitName, key, "There is no unit with this key.\(hint)")
            }
            return nil
        }
    }

    private func page(of row: CSVRow) throws -> PeriodBook.Page? {
        switch plan.period {
        case .fixed(let period): return try book.page(period)
        case .cell(let cell):
            let text = row.text(cell)
            if let page = try book.page(text) { return page }
            let trimmed = CSVOpening.trimmed(text)
            if let page = try book.page(trimmed) { return page }
            if trimmed.isEmpty {
                add(.missingPeriod, row, plan.periodName, "", "The row does not say which period it is about.")
            } else {
                add(.unknownPeriod, row, plan.periodName, trimmed, PeriodBook.expected)
            }
            return nil
        }
    }

    private func readValues(_ row: CSVRow) {
        for index in plan.columns.indices {
            let column = plan.columns[index]
            switch cells.value(row, column) {
            case .value(let value): values[index] = value
            case .missing: values[index] = .nan
            case .wrong(let kind, let reason): add(kind, row, column.name, row.excerpt(column.cell), reason)
            }
            if let n = column.n, !values[index].isNaN { readCount(row, n, index) }
        }
    }

    private func readCount(_ row: CSVRow, _ n: (cell: Int, name: String), _ index: Int) {
        switch cells.count(row, n.cell) {
        case .value(let count) where count > 0: counts[index] = Int(count)
        case .value, .missing:
            add(.count, row, n.name, row.excerpt(n.cell), "A mean stands here, but no number of answers behind it.")
        case .wrong(let kind, let reason): add(kind, row, n.name, row.excerpt(n.cell), reason)
        }
    }

    private func check(_ row: CSVRow, _ place: Place) {
        let page = place.page
        if !page.standing.exists(place.unit) {
            add(
                .unitNotThere, row, plan.unitName, unitText(row),
                "The unit did not exist in \(page.period.label). Check its opening and closing day.")
        }
        guard plan.layout == .panel else { return }
        if page.isSeen(place.unit) {
            add(
                .duplicate, row, plan.unitName, unitText(row),
                "An earlier row is about the same unit and \(page.period.label) already.")
        }
    }

    /// A finished figure cannot come twice; answers add up, which is right only if they are others.
    private func checkTaken(_ row: CSVRow, _ place: Place) throws {
        guard place.page.hasTaken else { return }
        for (index, taken) in place.page.taken.enumerated() where !values[index].isNaN {
            guard let number = taken?[place.unit], number > 0 else { continue }
            let column = plan.columns[index]
            if column.metric.basis == .figures {
                let reason = "This figure is already there from \(try self.taken.origin(number))."
                add(.alreadyThere, row, column.name, row.excerpt(column.cell), reason)
            } else {
                report.overlaps += 1
                if report.overlapsWith == nil { report.overlapsWith = try self.taken.origin(number) }
            }
        }
    }

    private func unitText(_ row: CSVRow) -> String {
        if case .cell(let cell) = plan.unit { row.excerpt(cell) } else { plan.unitName }
    }

    private func add(
        _ kind: ImportProblem.Kind, _ row: CSVRow, _ column: String, _ value: String, _ reason: String
    ) {
        found.append(ImportProblem(kind, line: row.line, column: column, value: value, reason: reason))
    }

    private func refuse(_ row: CSVRow) throws {
        report.refused += 1
        for problem in found { report.add(problem) }
        try refusals?.add(row, found)
    }

    private func post(_ place: Place, to posting: ObservationPosting) throws {
        switch plan.layout {
        case .panel:
            guard values.contains(where: { !$0.isNaN }) else { return }
            let slot = try posting.open(place.unit, in: place.page.period)
            for index in values.indices where !values[index].isNaN { postFigure(index, slot, posting) }
        case .respondent:
            let slot = try posting.slot(place.unit, in: place.page.period)
            for index in values.indices where !values[index].isNaN {
                posting.add(answer: values[index], column: index, slot: slot)
            }
        }
    }

    private func postFigure(_ index: Int, _ slot: Int, _ posting: ObservationPosting) {
        let metric = plan.columns[index].metric
        guard metric.basis == .answers else { return posting.put(figure: values[index], column: index, slot: slot) }
        let n = counts[index]
        let sum = metric.measure == .total ? values[index] : values[index] * Double(n)
        posting.put(Observation(n: n, sum: sum, sumOfSquares: nil), column: index, slot: slot)
    }
}

extension CSVRow {
    /// The beginning of a cell, for showing.
    func excerpt(_ cell: Int) -> String { CSVBytes.excerpt(self[cell]) }
}
