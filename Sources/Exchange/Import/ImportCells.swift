import Domain

/// Reads the cells of one row by a plan.
struct ImportCells {
    let plan: ImportPlan

    enum Reading {
        case value(Double)
        case missing
        case wrong(ImportProblem.Kind, String)
    }

    /// A metric's value, scaled and within its range.
    @inline(__always)
    func value(_ row: CSVRow, _ column: ImportPlan.Column) -> Reading {
        let reading = number(row, column.cell)
        guard case .value(let number) = reading else { return reading }
        let value = column.factor.applied(to: number)
        return column.range.contains(value) ? .value(value) : .wrong(.outOfScale, outOfScale(column.range))
    }

    /// The number of answers behind a mean: a whole number.
    func count(_ row: CSVRow, _ cell: Int) -> Reading {
        let reading = number(row, cell)
        switch reading {
        case .value(let number) where number >= 0 && number < 1e9 && number == number.rounded(): return reading
        case .value, .wrong:
            return .wrong(.count, "The number of answers must be a whole number from 0 to 999\u{202F}999\u{202F}999.")
        case .missing: return .missing
        }
    }

    @inline(__always)
    private func number(_ row: CSVRow, _ cell: Int) -> Reading {
        let bytes = row[cell]
        if !plan.missing.isEmpty, isNamedMissing(bytes) { return .missing }
        switch CSVNumber(bytes, decimalComma: plan.decimalComma) {
        case .value(let number): return .value(number)
        case .missing: return .missing
        case .wrong(let fault): return isNA(bytes) ? .missing : .wrong(.number, Self.reason(fault))
        }
    }

    private func isNA(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        String(decoding: bytes.prefix(40), as: UTF8.self).split(separator: " ") == ["NA"]
    }

    private func isNamedMissing(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        plan.missing.contains { $0.elementsEqual(bytes) }
    }

    private static func reason(_ fault: CSVNumber.Fault) -> String {
        switch fault {
        case .notANumber: "This is not a number. If it stands for a missing value, name it so."
        case .notFinite: "This is not a finite number. If it stands for a missing value, name it so."
        case .percentSign: "Remove the percent sign, here and in the whole column."
        case .comma: "The number has a comma. Write a decimal point, or say that the file has decimal commas."
        case .point: "The number has a point, while the file is said to have decimal commas."
        }
    }

    private func outOfScale(_ range: Scale) -> String {
        "The value is outside the metric's scale, which goes from \(range.low.plain) to \(range.high.plain)."
    }
}

extension Double {
    /// As short as can be: `5`, `0.5`.
    var plain: String { Int64(exactly: self).map(String.init) ?? "\(self)" }
}
