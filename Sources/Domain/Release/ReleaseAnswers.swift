/// The answers to one question (or the values of one figure), kept no finer than the plan needs them: for each unit and combination
/// of the segments' values their number, sum, least and greatest.
public struct ReleaseAnswers: Sendable {
    public let range: ClosedRange<Double>
    public private(set) var respondents: Respondents
    /// By profile of the respondents.
    private(set) var sums: [Double] = []
    private(set) var extents: [ClosedRange<Double>] = []

    /// - Parameter range: what an answer can be; everybody knows it.
    public init(_ table: ReleaseTable, range: ClosedRange<Double>) {
        self.range = range
        respondents = Respondents(table)
    }

    /// Adds the answer of a respondent who sits in `unit` itself; an answer outside the range counts as its nearer end.
    ///
    /// - Returns: false, and adds nothing, where the table does not have the unit.
    @discardableResult
    public mutating func add(_ answer: Double, unit: Unit.ID, values: [String?] = []) -> Bool {
        guard let place = respondents.add(unit: unit, values: values) else { return false }
        let answer = min(max(answer, range.lowerBound), range.upperBound)
        if place == sums.count {
            sums.append(answer)
            extents.append(answer...answer)
        } else {
            sums[place] += answer
            extents[place] = min(extents[place].lowerBound, answer)...max(extents[place].upperBound, answer)
        }
        return true
    }

    /// Of each cell the sum and the extent of its answers; nil: none.
    func cells() -> [(sum: Double, extent: ClosedRange<Double>)?] {
        let table = respondents.table
        var cells = [(sum: Double, extent: ClosedRange<Double>)?](repeating: nil, count: table.cellCount)
        func merge(_ sum: Double, _ extent: ClosedRange<Double>, into cell: Int) {
            guard let known = cells[cell] else {
                cells[cell] = (sum, extent)
                return
            }
            let low = min(known.extent.lowerBound, extent.lowerBound)
            cells[cell] = (known.sum + sum, low...max(known.extent.upperBound, extent.upperBound))
        }
        for (place, profile) in respondents.profiles.enumerated() {
            let first = Int(profile.unit) * table.slots
            merge(sums[place], extents[place], into: first)
            for slot in profile.slots where slot >= 0 { merge(sums[place], extents[place], into: first + Int(slot)) }
        }
        for unit in table.units.indices.reversed() where table.parents[unit] >= 0 {
            for slot in 0..<table.slots {
                guard let own = cells[unit * table.slots + slot] else { continue }
                merge(own.sum, own.extent, into: table.parents[unit] * table.slots + slot)
            }
        }
        return cells
    }
}
