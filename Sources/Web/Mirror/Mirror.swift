import Domain
import Exchange
import Hummingbird
import Storage

/// All units, both sides.
enum Mirror {
    static func show(_ member: Member) async throws -> Response {
        let (board, available) = try await board(member)
        return try member.page(MirrorPage(board, available: available))
    }

    /// The whole table, all pages of it, as CSV.
    static func download(_ member: Member) async throws -> Response {
        let (board, _) = try await board(member)
        return try .csv(named: "mirror-\(board.choice.period?.description ?? "empty").csv") { writer in
            try board.write(to: &writer)
        }
    }

    private static func board(_ member: Member) async throws -> (MirrorBoard, [Metric]) {
        let question = MirrorQuestion(member.query)
        let (scope, cache) = (member.account.scope, member.site.figures)
        return try await member.site.database.read { transaction in
            let figures = try FigureReader(transaction, cache: cache)
            let choice = MirrorChoice(question, figures: figures, scope: scope)
            return (try MirrorBoard(question, choice, figures: figures), choice.available)
        }
    }
}

extension MirrorBoard {
    /// A row per unit: key, name, kind, parent, then each metric's figure with its interval and n, held back or not.
    func write(to writer: inout CSVWriter) throws {
        let heads = columns.flatMap { column in
            let key = column.metric.key
            return [key, "\(key) low", "\(key) high", "\(key) n", "\(key) held back"]
        }
        try writer.addRow(["unit", "name", "kind", "parent", "period"] + heads)
        for id in choice.top.map({ [$0] + matching }) ?? [] {
            guard let unit = standing.units[id] else { continue }
            let parent = standing.parent(of: id).flatMap { standing.units[$0]?.key } ?? ""
            for text in [unit.key, unit.name, unit.kind, parent, choice.period?.description ?? ""] { writer.add(text) }
            for column in columns { Self.add(column, id, to: &writer) }
            try writer.endRow()
        }
    }

    private static func add(_ column: MirrorColumn, _ unit: Unit.ID, to writer: inout CSVWriter) {
        let released = column.values[unit] ?? .nothing
        let interval = released.value?.interval(for: column.metric)
        writer.add(released.figure(column.metric))
        writer.add(interval?.lowerBound)
        writer.add(interval?.upperBound)
        if column.metric.basis == .answers, let n = released.value?.n { writer.add(n) } else { writer.add("") }
        writer.add(released.reason?.text ?? "")
    }
}
