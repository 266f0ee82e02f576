/// Everything that is wrong with a file that is taken as a whole or not at all.
public struct FileProblems: Error, Hashable, Sendable {
    public let list: [ImportProblem]

    public init(_ list: [ImportProblem]) { self.list = list }
}

extension FileProblems: CustomStringConvertible {
    /// A line for each of the first problems, and how many more there are.
    public var description: String {
        let lines = list.prefix(20).map(\.description)
        return (lines + (list.count > 20 ? ["… and \(list.count - 20) more."] : [])).joined(separator: "\n")
    }
}

extension ImportProblem: CustomStringConvertible {
    /// `line 3, trust “71”: The value is …` as one line of text.
    public var description: String {
        let shown = value.isEmpty ? "" : " “\(value.replacing("\n", with: "␊"))”"
        let place = [line.map { "line \($0)" }, column.isEmpty && value.isEmpty ? nil : column + shown]
        let told = place.compactMap(\.self).joined(separator: ", ")
        return told.isEmpty ? reason : "\(told): \(reason)"
    }
}
