import Domain
import Exchange
import Hummingbird
import Storage

/// All units, both sides.
enum Mirror {
    static func show(_ member: Member) async throws -> Response {
        let key = MirrorKey(question: MirrorQuestion(member.query), scope: member.account.scope)
        let site = member.site
        let page = try await site.database.read { transaction in
            try site.mirrors.page(key, in: FigureState(transaction)) {
                let figures = try FigureReader(transaction, cache: site.figures)
                let (board, available) = try readBoard(key, figures)
                return try site.templates.draw(MirrorPage(board, available: available))
            }
        }
        return try member.page(page)
    }

    /// The whole table, all pages of it, as CSV.
    static func download(_ member: Member) async throws -> Response {
        let key = MirrorKey(question: MirrorQuestion(member.query), scope: member.account.scope)
        let cache = member.site.figures
        let board = try await member.site.database.read { transaction in
            try readBoard(key, FigureReader(transaction, cache: cache)).board
        }
        return try .csv(named: "mirror-\(board.choice.period?.description ?? "empty").csv") { writer in
            try board.write(to: &writer)
        }
    }

    private static func readBoard(
        _ key: MirrorKey, _ figures: FigureReader
    ) throws -> (board: MirrorBoard, available: [Metric]) {
        let choice = MirrorChoice(key.question, figures: figures, scope: key.scope)
        return (try MirrorBoard(key.question, choice, figures: figures), choice.available)
    }
}

/// What a mirror page depends on besides the state of the figures.
struct MirrorKey: Hashable, Sendable {
    let question: MirrorQuestion
    let scope: Scope
}

extension MirrorBoard {
    /// A row per unit: key, name, kind, parent, then each metric's figure with its interval and n, why it is held back, and between which ends it lies where no more is shown.
    func write(to writer: inout CSVWriter) throws {
        let heads = columns.flatMap { column in
            let key = column.metric.key
            return [
                key, "\(key) low", "\(key) high", "\(key) n", "\(key) held back", "\(key) band low", "\(key) band high",
            ]
        }
        try writer.addRow(["unit", "name", "kind", "parent", "period"] + heads)
        for id in (choice.top.map { [$0] } ?? []) + matching {
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
        let n = released.value?.n ?? released.band?.n
        if column.metric.basis == .answers, let n { writer.add(n) } else { writer.add("") }
        writer.add(released.reason?.text ?? "")
        writer.add(released.band?.interval.lowerBound)
        writer.add(released.band?.interval.upperBound)
    }
}
