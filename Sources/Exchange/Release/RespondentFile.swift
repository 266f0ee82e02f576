public import Domain

/// Who answered, from two CSV files: the units as a tree (`unit`, `parent`), and a row for each respondent (`unit`, and a
/// column for each segment, where an empty cell is no value).
public struct RespondentFile: Sendable {
    public let respondents: Respondents
    private let keys: [Unit.ID: String]

    /// Throws ``CSVProblem`` about a file, ``FileProblems`` about its rows.
    public init(units: String, respondents: String) throws {
        let (parents, ids) = try Self.tree(units)
        keys = Dictionary(uniqueKeysWithValues: ids.map { ($1, $0) })
        let file = try CSVReader(path: respondents)
        guard let unit = file.column("unit") else { throw Self.problem(file.headerLine, "It has no column “unit”.") }
        let segments = file.header.indices.filter { $0 != unit }
        var rows: [(unit: Unit.ID, values: [String])] = []
        while let row = try file.next() {
            if let problem = row.problem { throw problem }
            let key = CSVOpening.trimmed(row.text(unit))
            guard let id = ids[key] else { throw Self.problem(row.line, "There is no unit “\(key)”.") }
            rows.append((id, segments.map { CSVOpening.trimmed(row.text($0)) }))
        }
        let declared = segments.enumerated().map { place, column in
            ReleaseSegment(
                key: file.header[column], values: Set(rows.map(\.values[place])).subtracting([""]).sorted())
        }
        var counted = Respondents(ReleaseTable(parents: parents, segments: declared))
        for row in rows { counted.add(unit: row.unit, values: row.values) }
        self.respondents = counted
    }

    /// A row for each cell with respondents: `unit`, `segment` and `value` (empty for the unit as a whole), `shown` (1 or 0),
    /// `n` where it is shown, and why where it is held back.
    public func write(_ plan: ReleasePlan, to writer: inout CSVWriter) throws {
        try writer.addRow(["unit", "segment", "value", "shown", "n", "verdict"])
        for (number, verdict) in plan.verdicts.enumerated() where verdict != .empty {
            let cell = plan.table.cell(number)
            try writer.addRow([
                keys[cell.unit] ?? "", cell.segment ?? "", cell.value ?? "", verdict.isShown ? "1" : "0",
                plan.count(cell).map(String.init) ?? "", verdict.rawValue,
            ])
        }
        try writer.flush()
    }

    /// Reads what ``write(_:to:)`` wrote, or another program: `unit`, `segment`, `value` and `shown`. Cells without a row are not shown.
    public func plan(_ path: String, policy: ReleasePolicy) throws -> ReleasePlan {
        let file = try CSVReader(path: path)
        let columns = ["unit", "segment", "value", "shown"].compactMap(file.column)
        guard columns.count == 4 else {
            throw Self.problem(file.headerLine, "A plan has the columns unit, segment, value and shown.")
        }
        let ids = Dictionary(uniqueKeysWithValues: keys.map { ($1, $0) })
        var shown: Set<ReleaseCell> = []
        while let row = try file.next() {
            if let problem = row.problem { throw problem }
            let texts = columns.map { CSVOpening.trimmed(row.text($0)) }
            guard let unit = ids[texts[0]] else { throw Self.problem(row.line, "There is no unit “\(texts[0])”.") }
            let cell =
                texts[1].isEmpty ? ReleaseCell(unit: unit) : ReleaseCell(unit: unit, segment: texts[1], value: texts[2])
            guard respondents.table.number(of: cell) != nil else {
                throw Self.problem(row.line, "Nobody has “\(texts[2])” as “\(texts[1])”.")
            }
            switch texts[3] {
            case "1": shown.insert(cell)
            case "0": continue
            default: throw Self.problem(row.line, "The column shown takes 1 or 0, not “\(texts[3])”.")
            }
        }
        let counts = respondents.cellCounts()
        let records = counts.indices.filter { counts[$0] > 0 }.map { number in
            let cell = respondents.table.cell(number)
            return ReleaseRecord(
                cell: cell, count: counts[number],
                verdict: shown.contains(cell)
                    ? .shown : .heldBack(counts[number] < policy.threshold ? .tooFew : .givesAwayOthers))
        }
        return ReleasePlan(records, table: respondents.table, policy: policy)
    }

    /// A cell as the files name it.
    public func name(_ cell: ReleaseCell) -> String {
        let unit = keys[cell.unit] ?? ""
        return cell.segment.map { "\(unit) (\($0): \(cell.value ?? ""))" } ?? unit
    }

    /// Each unit's parent, and its id by key.
    private static func tree(_ path: String) throws -> ([Unit.ID: Unit.ID?], [String: Unit.ID]) {
        let file = try CSVReader(path: path)
        guard let unit = file.column("unit"), let parent = file.column("parent") else {
            throw problem(file.headerLine, "A file of units has the columns unit and parent.")
        }
        var rows: [(line: Int, key: String, parent: String)] = []
        var ids: [String: Unit.ID] = [:]
        while let row = try file.next() {
            if let problem = row.problem { throw problem }
            let key = CSVOpening.trimmed(row.text(unit))
            guard !key.isEmpty, ids[key] == nil else { throw problem(row.line, "“\(key)” is no key, or stands twice.") }
            ids[key] = Unit.ID(Int64(ids.count + 1))
            rows.append((row.line, key, CSVOpening.trimmed(row.text(parent))))
        }
        var parents: [Unit.ID: Unit.ID?] = [:]
        for row in rows {
            guard row.parent.isEmpty || ids[row.parent] != nil else {
                throw problem(row.line, "There is no unit “\(row.parent)”.")
            }
            parents[ids[row.key]!] = .some(ids[row.parent])
        }
        return (parents, ids)
    }

    private static func problem(_ line: Int, _ reason: String) -> FileProblems {
        FileProblems([ImportProblem(.row, line: line, reason: reason)])
    }
}
