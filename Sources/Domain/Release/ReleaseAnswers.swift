/// The answers to one question (or the values of one figure), kept no finer than the plan needs them: for each unit and combination
/// of the segments' values their number, sum, four lowest and four highest.
public struct ReleaseAnswers: Sendable {
    public let range: ClosedRange<Double>
    public private(set) var respondents: Respondents
    /// By profile of the respondents.
    private(set) var sums: [Double] = []
    private(set) var tails: [AnswerTails] = []
    /// Which answers were given, see ``level(of:)``.
    private(set) var levels: [UInt64] = []

    /// - Parameter range: what an answer can be; everybody knows it.
    public init(_ table: ReleaseTable, range: ClosedRange<Double>) {
        self.range = range
        respondents = Respondents(table)
    }

    /// Of respondents who are known, each of whose answers is added after.
    public init(of respondents: Respondents, range: ClosedRange<Double>) {
        self.range = range
        self.respondents = respondents
        sums = [Double](repeating: 0, count: respondents.counts.count)
        tails = [AnswerTails](repeating: AnswerTails(), count: sums.count)
        levels = [UInt64](repeating: 0, count: sums.count)
    }

    /// Adds the answer of a respondent who sits in `unit` itself; an answer outside the range counts as its nearer end.
    ///
    /// - Returns: false, and adds nothing, where the table does not have the unit.
    @discardableResult
    public mutating func add(_ answer: Double, unit: Unit.ID, values: [String?] = []) -> Bool {
        guard let place = respondents.add(unit: unit, values: values) else { return false }
        if place == sums.count {
            sums.append(0)
            tails.append(AnswerTails())
            levels.append(0)
        }
        add(answer, at: place)
        return true
    }

    /// Adds the answer of somebody at a place among the respondents, as adding them returned it.
    public mutating func add(_ answer: Double, at place: Int) {
        let answer = min(max(answer, range.lowerBound), range.upperBound)
        sums[place] += answer
        tails[place].insert(Float(answer))
        levels[place] |= 1 << level(of: answer)
    }

    /// Between which ends answers are known to lie: beside segments how often each was given is shown of the whole, and with it the
    /// least and the greatest.
    var known: ClosedRange<Double> {
        guard !respondents.table.segments.isEmpty, !levels.isEmpty else { return range }
        let all = levels.reduce(0) { $0 | $1 }
        let (low, high) = (answer(at: all.trailingZeroBitCount), answer(at: min(63, 64 - all.leadingZeroBitCount)))
        return max(range.lowerBound, low)...max(low, min(range.upperBound, high))
    }

    /// Where in the range an answer lies, in 64 equal steps: points apart are steps apart.
    func level(of answer: Double) -> Int {
        let span = range.upperBound - range.lowerBound
        return span > 0 ? min(63, Int((answer - range.lowerBound) / span * 63)) : 0
    }

    /// The answer at the lower end of a step.
    func answer(at level: Int) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * Double(level) / 63
    }

    /// Of each of the table's cells the sum of its answers.
    func cellSums() -> [Double] {
        let table = respondents.table
        var cells = [Double](repeating: 0, count: table.cellCount)
        for (place, profile) in respondents.profiles.enumerated() {
            let first = Int(profile.unit) * table.slots
            cells[first] += sums[place]
            for slot in profile.slots where slot >= 0 { cells[first + Int(slot)] += sums[place] }
        }
        for unit in table.units.indices.reversed() where table.parents[unit] >= 0 {
            for slot in 0..<table.slots {
                cells[table.parents[unit] * table.slots + slot] += cells[unit * table.slots + slot]
            }
        }
        return cells
    }
}
