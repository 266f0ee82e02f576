/// The formats in which responses leave.
public enum ResponseFormat: String, Hashable, Sendable, CaseIterable {
    case csv, xlsx, sav

    public var name: String {
        switch self {
        case .csv: "CSV"
        case .xlsx: "Excel"
        case .sav: "SPSS"
        }
    }

    public var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .sav: "application/x-spss-sav"
        }
    }

    /// Nil where the format has no end. Of SPSS files it is the writing library's.
    var mostColumns: Int? {
        switch self {
        case .csv: nil
        case .xlsx: 16_384
        case .sav: 9_999
        }
    }

    /// Rows without the one that names the columns.
    var mostRows: Int? {
        switch self {
        case .csv: nil
        case .xlsx: 1_048_575
        case .sav: Int(Int32.max)
        }
    }
}

/// Why responses do not leave, or not so.
public enum ResponseRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case employees
    case noSuchRound
    case noSuchLanguage(String, languages: [String])
    case tooManyColumns(Int, ResponseFormat)
    case tooManyResponses(Int, ResponseFormat)

    public var description: String {
        switch self {
        case .employees: "Employees' single answers are never handed out, to nobody and in no form."
        case .noSuchRound: "There is no such round."
        case .noSuchLanguage(let language, let languages):
            "The survey is not written in “\(language)”. It is in \(languages.joined(separator: ", "))."
        case .tooManyColumns(let count, let format):
            "These responses have \(count) columns. \(format.name) files hold at most \(format.mostColumns ?? 0): take CSV."
        case .tooManyResponses(let count, let format):
            "There are \(count) responses. \(format.name) files hold at most \(format.mostRows ?? 0): take CSV."
        }
    }
}
