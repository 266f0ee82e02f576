/// One cell of a plan as it is kept. A plan is the list of its cells with respondents.
public struct ReleaseRecord: Hashable, Sendable, Codable {
    public var cell: ReleaseCell
    public var count: Int
    public var verdict: ReleaseVerdict

    public init(cell: ReleaseCell, count: Int, verdict: ReleaseVerdict) {
        self.cell = cell
        self.count = count
        self.verdict = verdict
    }
}

extension ReleasePlan {
    /// The cells with respondents, by number.
    public var records: [ReleaseRecord] {
        counts.indices.filter { counts[$0] > 0 }.map { number in
            ReleaseRecord(cell: table.cell(number), count: counts[number], verdict: verdicts[number])
        }
    }

    /// A plan that was kept. Cells that the table does not have are left out.
    public init(_ records: some Sequence<ReleaseRecord>, table: ReleaseTable, policy: ReleasePolicy) {
        var verdicts = [ReleaseVerdict](repeating: .empty, count: table.cellCount)
        var counts = [Int](repeating: 0, count: table.cellCount)
        for record in records {
            guard let number = table.number(of: record.cell) else { continue }
            verdicts[number] = record.verdict
            counts[number] = record.count
        }
        self.init(table: table, policy: policy, verdicts: verdicts, counts: counts)
    }
}
