import Exchange

/// A file whose header is read and whose columns can be asked for.
struct OpenFile {
    let reader: CSVReader
    let decimalComma: Bool

    /// Reads the rows in which every one of the columns has a value; counts the others.
    ///
    /// Throws a `Refusal` for a column that is not there or is named twice in `numbers`, for a cell that is no number, and for a
    /// column that does not vary over the rows that are kept.
    func read(numbers: [String], labels: [String] = []) throws -> Sheet {
        let numberPlaces = try numbers.map(place)
        let labelPlaces = try labels.map(place)
        try refuseTwice(numbers)
        var sheet = Sheet(numbers: numbers, labels: labels)
        while let row = try reader.next() {
            if let problem = row.problem { throw problem }
            let values = try zip(numberPlaces, numbers).map { try number(row, $0, $1) }
            let texts = labelPlaces.map { row.text($0) }
            sheet.add(values, texts.map { Missing.isMissing($0) ? nil : $0 })
        }
        try sheet.refuseConstant()
        return sheet
    }

    func place(_ name: String) throws -> Int {
        if let place = reader.column(name) { return place }
        throw Refusal("there is no column “\(name)”; the file has \(listed(reader.header))")
    }

    func refuseTwice(_ names: [String]) throws {
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted { throw Refusal("the column “\(name)” is named twice") }
    }

    func number(_ row: CSVRow, _ place: Int, _ name: String) throws -> Double? {
        switch row.number(place, decimalComma: decimalComma) {
        case .value(let value): return value
        case .missing: return nil
        case .wrong(let fault):
            let text = row.text(place)
            if Missing.isMissing(text) { return nil }
            throw Refusal(
                "the column “\(name)” is not numeric: line \(row.line) has “\(text.prefix(40))”\(advice(fault))")
        }
    }

    private func advice(_ fault: CSVNumber.Fault) -> String {
        switch fault {
        case .comma: " (for decimal commas add --decimal-comma)"
        case .percentSign: " (leave the percent sign out)"
        case .point: " (without --decimal-comma a point is read)"
        case .notFinite, .notANumber: ""
        }
    }

    private func listed(_ names: [String]) -> String {
        names.prefix(12).joined(separator: ", ") + (names.count > 12 ? " and \(names.count - 12) more" : "")
    }
}

/// How files say that a value is missing.
enum Missing {
    static func isMissing(_ text: String) -> Bool {
        let bare = text.filter { !$0.isWhitespace }
        return bare.isEmpty || ["na", "nan", "n/a", "null"].contains(bare.lowercased())
    }
}
