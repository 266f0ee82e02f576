/// Ranks from 1, equal values sharing the mean of their ranks.
enum Ranks {
    static func of(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        for run in runs(values, in: order) {
            let shared = Double(run.lowerBound + run.upperBound + 1) / 2
            for place in run { ranks[order[place]] = shared }
        }
        return ranks
    }

    /// The stretches of equal values along `order`.
    static func runs(_ values: [Double], in order: [Int]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        for end in 1..<(order.count + 1) where end == order.count || values[order[end]] != values[order[start]] {
            runs.append(start..<end)
            start = end
        }
        return runs
    }
}
