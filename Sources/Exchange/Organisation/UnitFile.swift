import Domain
public import Storage

/// Units as a CSV file: `key`, `name`, `kind`, `parent` (a key, empty for the top) and, where known, `from` (the day on
/// which it opened). The rows may come in any order.
public struct UnitFile: Sendable {
    private struct Entry {
        let line: Int
        let draft: UnitDraft
        let parent: String
        let from: Day?
    }

    private let entries: [Entry]

    /// Reads a whole file. Throws ``CSVProblem`` about the file, ``FileProblems`` about its rows.
    public init(path: String) throws {
        let file = try CSVReader(path: path)
        guard let key = file.column("key"), let name = file.column("name"), let parent = file.column("parent") else {
            let header = file.header.joined(separator: ", ")
            throw FileProblems([
                ImportProblem(
                    .row, line: file.headerLine, value: String(header.prefix(80)),
                    reason: "A file of units has the columns key, name, kind and parent.")
            ])
        }
        var entries: [Entry] = []
        var problems: [ImportProblem] = []
        while let row = try file.next() {
            func text(_ column: Int?) -> String { column.map { CSVOpening.trimmed(row.text($0)) } ?? "" }
            do {
                if let problem = row.problem { throw problem }
                let draft = try UnitDraft(key: text(key), name: text(name), kind: text(file.column("kind")))
                let from = try Self.day(text(file.column("from")))
                entries.append(Entry(line: row.line, draft: draft, parent: text(parent), from: from))
            } catch let problem as CSVProblem {
                problems.append(ImportProblem(problem, header: file.header, kind: .row))
            } catch let fields as FieldProblems {
                problems += fields.list.map {
                    ImportProblem(.row, line: row.line, column: $0.field, reason: $0.message)
                }
            }
        }
        guard problems.isEmpty else { throw FileProblems(problems) }
        self.entries = entries
    }

    /// Adds the units that are new, each below its parent; those whose key is known are left as they are.
    /// Throws ``FileProblems`` for parents that do not exist or stand in a circle.
    public func bring(into transaction: any Transaction) throws -> Int {
        var ids = Dictionary(uniqueKeysWithValues: try transaction.units.tree().units.values.map { ($0.key, $0.id) })
        var pending = entries.filter { ids[$0.draft.key] == nil }
        let count = pending.count
        while !pending.isEmpty {
            let ready = pending.filter { $0.parent.isEmpty || ids[$0.parent] != nil }
            guard !ready.isEmpty else { throw Self.orphans(pending) }
            for entry in ready {
                do {
                    ids[entry.draft.key] = try transaction.units.insert(
                        entry.draft, below: ids[entry.parent], from: entry.from
                    ).id
                } catch let refusal as UnitRefusal {
                    throw FileProblems([ImportProblem(.row, line: entry.line, column: "key", reason: "\(refusal)")])
                }
            }
            pending.removeAll { ids[$0.draft.key] != nil }
        }
        return count
    }

    private static func day(_ text: String) throws(FieldProblems) -> Day? {
        if text.isEmpty { return nil }
        guard let day = Day(text) else {
            throw FieldProblems([FieldProblem("from", "A day is written 2023-04-30.")])
        }
        return day
    }

    private static func orphans(_ entries: [Entry]) -> FileProblems {
        FileProblems(
            entries.map {
                ImportProblem(
                    .row, line: $0.line, column: "parent", value: $0.parent,
                    reason: "There is no such unit, or it lies below this one.")
            })
    }
}
