import Statistics

/// The columns that a statistic uses, over the rows in which all of them have a value.
struct Sheet {
    let numberNames: [String]
    let labelNames: [String]
    private(set) var numbers: [[Double]]
    private(set) var labels: [[String]]
    /// Rows left out because a value was missing.
    private(set) var dropped = 0
    private(set) var rows = 0

    init(numbers: [String], labels: [String]) {
        numberNames = numbers
        labelNames = labels
        self.numbers = numbers.map { _ in [] }
        self.labels = labels.map { _ in [] }
    }

    mutating func add(_ values: [Double?], _ texts: [String?]) {
        let (values, texts) = (values.compactMap(\.self), texts.compactMap(\.self))
        guard values.count == numbers.count, texts.count == labels.count else {
            dropped += 1
            return
        }
        rows += 1
        for (place, value) in values.enumerated() { numbers[place].append(value) }
        for (place, text) in texts.enumerated() { labels[place].append(text) }
    }

    func refuseConstant() throws {
        guard rows > 0 else {
            throw Refusal(
                dropped > 0 ? "every row has a missing value in a column that is used" : "the file has no rows")
        }
        for (name, column) in zip(numberNames, numbers) where column.allSatisfy({ $0 == column[0] }) {
            throw Refusal("the column “\(name)” does not vary")
        }
        for (name, column) in zip(labelNames, labels) where column.allSatisfy({ $0 == column[0] }) {
            throw Refusal("the column “\(name)” does not vary")
        }
    }

    /// The numeric column at a place, with its name.
    func predictor(_ place: Int) -> Predictor { Predictor(numberNames[place], numbers[place]) }

    func predictors(from place: Int) -> [Predictor] { numbers.indices.dropFirst(place).map(predictor) }

    func grouping(_ place: Int = 0) -> Grouping { Grouping(labels[place]) }

    /// `n` and `dropped`, with which every answer begins.
    var counts: JSONValue { ["n": .int(rows), "dropped": .int(dropped)] }

    /// “1,811 rows”, and how many were left out.
    var size: String {
        Words.count(rows, "row")
            + (dropped > 0 ? " (\(Words.count(dropped, "row")) with a missing value left out)" : "")
    }
}
