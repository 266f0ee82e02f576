import Domain

/// People as a CSV file: `key`, `kind`, `name`, `unit` (a key), `manager` (a person's key), `email`, `phone`, `language`,
/// `start`, `leave`, `consent` and, for a move, `from` (the day from which the unit holds). Every other column is an
/// attribute. Only `key` must be there; a person who is known already is changed, and a column that the file does not have
/// changes nothing.
public struct PersonFile: Sendable {
    struct Entry: Sendable {
        let line: Int
        let draft: PersonDraft
        /// Nil where the file says nothing.
        let unit: String?
        let manager: String?
        let from: Day?
    }

    let entries: [Entry]
    /// The columns that the file has, among those of a person; attributes are merged one by one.
    let columns: Set<String>
    /// What is wrong, row by row; these rows are not among the entries.
    public let problems: [ImportProblem]

    /// Reads a whole file. Throws ``CSVProblem`` for what is no such file, ``FileProblems`` where no `key` column is there.
    /// - Parameter country: two letters ("DE"), for phone numbers without a country code.
    public init(path: String, country: String? = nil) throws {
        let file = try CSVReader(path: path)
        guard file.column("key") != nil else {
            let header = String(file.header.joined(separator: ", ").prefix(80))
            throw FileProblems([
                ImportProblem(
                    .row, line: file.headerLine, value: header,
                    reason:
                        "A file of people has at least the column key; others are \(Self.known.joined(separator: ", "))."
                )
            ])
        }
        var entries: [Entry] = []
        var problems: [ImportProblem] = []
        var lines: [String: Int] = [:]
        while let row = try file.next() {
            do {
                if let problem = row.problem { throw problem }
                let entry = try Self.entry(PersonRow(file, row), country)
                if let first = lines.updateValue(row.line, forKey: entry.draft.key) {
                    throw FieldProblems([FieldProblem("key", "The person stands in line \(first) already.")])
                }
                entries.append(entry)
            } catch let problem as CSVProblem {
                problems.append(ImportProblem(problem, header: file.header, kind: .row))
            } catch let fields as FieldProblems {
                problems += fields.list.map {
                    let value = file.column($0.field).map { String(row.text($0).prefix(80)) } ?? ""
                    return ImportProblem(.row, line: row.line, column: $0.field, value: value, reason: $0.message)
                }
            }
        }
        (self.entries, self.problems) = (entries, problems)
        columns = Set(file.header)
    }

    static let known = PersonDraft.fields.dropFirst() + ["unit", "manager", "from"]

    private static func entry(_ row: PersonRow, _ country: String?) throws(FieldProblems) -> Entry {
        var problems = FieldProblems()
        let phone = row["phone"]
        let number = phone.isEmpty ? nil : PhoneNumber.e164(phone, country: country)
        if !phone.isEmpty, number == nil {
            problems.add(
                "phone", "This is no phone number that can be called. Write it with its country code: +49 30 …")
        }
        let from = row["from"].isEmpty ? nil : Day(row["from"])
        if !row["from"].isEmpty, from == nil { problems.add("from", "A day is written 2023-04-30.") }
        do throws(FieldProblems) {
            let draft = try PersonDraft({ row[$0] }, phone: number, attributes: row.attributes)
            guard problems.isEmpty else { throw problems }
            return Entry(
                line: row.line, draft: draft, unit: row["unit"].isEmpty ? nil : row["unit"],
                manager: row["manager"].isEmpty ? nil : row["manager"], from: from)
        } catch {
            throw FieldProblems(error.list.filter { !problems.list.contains($0) } + problems.list)
        }
    }
}

/// One row by the names of its columns, trimmed.
private struct PersonRow {
    let line: Int
    let attributes: [String: String]
    private let texts: [String: String]

    init(_ file: CSVReader, _ row: CSVRow) {
        line = row.line
        var texts: [String: String] = [:]
        for (index, name) in file.header.enumerated() where !name.isEmpty && index < row.count {
            texts[name] = CSVOpening.trimmed(row.text(index))
        }
        self.texts = texts
        attributes = texts.filter { $0.key != "key" && !PersonFile.known.contains($0.key) }
    }

    subscript(name: String) -> String { texts[name] ?? "" }
}
