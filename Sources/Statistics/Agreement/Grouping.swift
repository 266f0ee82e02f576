/// Which group each row belongs to. Groups are numbered in order of their first appearance.
public struct Grouping: Sendable, Equatable {
    public let labels: [String]
    /// A group number per row.
    public let index: [Int]

    public init(_ names: [String]) {
        var numbers: [String: Int] = [:]
        var labels: [String] = []
        index = names.map { name in
            if let number = numbers[name] { return number }
            numbers[name] = labels.count
            labels.append(name)
            return labels.count - 1
        }
        self.labels = labels
    }

    public var count: Int { labels.count }

    /// How many rows each group has.
    public var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: count)
        for group in index { sizes[group] += 1 }
        return sizes
    }

    /// The rows of each group.
    public var members: [[Int]] {
        var members = [[Int]](repeating: [], count: count)
        for (row, group) in index.enumerated() { members[group].append(row) }
        return members
    }

    /// Each group's mean of a column with as many rows.
    public func means(_ values: [Double]) -> [Double] {
        members.map { rows in Sample.mean(rows.map { values[$0] }) }
    }
}
