public import Domain
import Foundation

extension Transaction {
    public var rounds: RoundStore { RoundStore(transaction: self) }
}

/// The times of asking, with their responses.
public struct RoundStore {
    let transaction: any Transaction

    /// A survey's rounds, newest first.
    public func all(of survey: Survey.ID) throws -> [Round] {
        try transaction.rows(
            "SELECT \(raw: Self.columns) FROM round WHERE survey_id = \(survey) ORDER BY id DESC", Self.round)
    }

    public func find(_ id: Round.ID) throws -> Round? {
        try transaction.first("SELECT \(raw: Self.columns) FROM round WHERE id = \(id)", Self.round)
    }

    public func find(link: String) throws -> Round? {
        try transaction.first("SELECT \(raw: Self.columns) FROM round WHERE link = \(link)", Self.round)
    }

    /// Opens a round, whatever its `id` says. Throws a ``SurveyRefusal`` when the survey has one for the period already.
    public func open(_ round: Round) throws -> Round.ID {
        let opened = try transaction.first(
            """
            INSERT INTO round (survey_id, version, unit_id, level, period, link, opened_at)
            VALUES (\(round.survey), \(round.version), \(round.unit), \(round.level), \(round.period), \(round.link),
                \(round.openedAt))
            ON CONFLICT (survey_id, period) DO NOTHING RETURNING id
            """
        ) { Round.ID($0.integer(0)) }
        guard let opened else { throw SurveyRefusal.periodTaken(round.period) }
        return opened
    }

    /// Takes a response in. False when it came before: whoever sends the same sheet twice has answered once.
    ///
    /// Throws a ``SurveyRefusal`` when the round is over. Responses of a round come in one after the other, so that none
    /// slips in while it is being closed.
    public func add(_ response: Response, to round: Round.ID) throws -> Bool {
        let isOpen = try transaction.execute(
            "UPDATE round SET closed_at = NULL WHERE id = \(round) AND closed_at IS NULL")
        guard isOpen == 1 else { throw SurveyRefusal.roundClosed }
        let added = try transaction.execute(
            """
            INSERT INTO response (round_id, id, unit_id, day, language, answers)
            VALUES (\(round), \(response.id), \(response.unit), \(response.day), \(response.language),
                \(try Self.json(response.sheet.answers)))
            ON CONFLICT (round_id, id) DO NOTHING
            """)
        guard added == 1 else { return false }
        try count(response, in: round)
        return true
    }

    /// How many gave which answer, by question: `""` counts all who answered it, and question `""` all who responded.
    public func counts(of round: Round.ID) throws -> [String: [String: Int]] {
        var counts: [String: [String: Int]] = [:]
        try transaction.forEach(
            "SELECT question, answer, SUM(n) FROM answer_count WHERE round_id = \(round) GROUP BY question, answer"
        ) { counts[$0.text(0), default: [:]][$0.text(1)] = Int($0.integer(2)) }
        return counts
    }

    /// How many have responded.
    public func responses(of round: Round.ID) throws -> Int {
        let sum: SQL = "SELECT COALESCE(SUM(n), 0) FROM answer_count WHERE round_id = \(round) AND question = ''"
        return try transaction.first(sum) { Int($0.integer(0)) } ?? 0
    }

    /// Calls `body` with each response, in the order of their random ids.
    /// - Parameters:
    ///   - id: only those behind this one, so that a reader who takes his time reads them in portions.
    ///   - limit: how many at most; being in random order, the first ones are a sample.
    public func forEachResponse(
        of round: Round.ID, after id: String = "", limit: Int = .max, _ body: (Response) throws -> Void
    ) throws {
        try transaction.forEach(
            """
            SELECT id, unit_id, day, language, answers FROM response WHERE round_id = \(round) AND id > \(id)
            ORDER BY id LIMIT \(limit)
            """
        ) { row in
            try body(
                Response(
                    id: row.text(0), unit: Unit.ID(row.integer(1)), day: Day(rawValue: Int(row.integer(2))),
                    language: row.text(3), sheet: AnswerSheet(try AnswerReader.answers(row.text(4)))))
        }
    }

    /// Ends a round and adds its answers to the observations. False when it was over already.
    public func close(_ id: Round.ID, at now: Int64) throws -> Bool {
        let changed = try transaction.execute(
            "UPDATE round SET closed_at = \(now) WHERE id = \(id) AND closed_at IS NULL")
        guard changed == 1, let round = try find(id),
            let questionnaire = try transaction.surveys.questionnaire(of: round.survey, version: round.version)
        else { return false }
        try post(round, questionnaire.metrics)
        return true
    }

    private func post(_ round: Round, _ surveyMetrics: [SurveyMetric]) throws {
        var columns: [(metric: Metric, items: SurveyMetric)] = []
        for items in surveyMetrics {
            if let metric = try transaction.metrics.find(key: items.metric.key) { columns.append((metric, items)) }
        }
        columns.sort { $0.metric.id < $1.metric.id }
        guard !columns.isEmpty else { return }
        let source = try transaction.observations.newSource("round")
        let ancestry = Ancestry(try transaction.units.tree())
        let posting = ObservationPosting(
            transaction, source: source, metrics: columns.map(\.metric), ancestry: ancestry)
        try forEachResponse(of: round.id) { response in
            guard let place = ancestry.place(of: response.unit) else { return }
            let values = columns.map { $0.items.value(of: response.sheet) }
            guard values.contains(where: { $0 != nil }) else { return }
            let slot = try posting.slot(place, in: round.period)
            for (column, value) in values.enumerated() {
                if let value { posting.add(answer: value, column: column, slot: slot) }
            }
        }
        _ = try posting.finish()
        try transaction.execute("UPDATE round SET source_id = \(source) WHERE id = \(round.id)")
    }

    private func count(_ response: Response, in round: Round.ID) throws {
        var rows: SQL = "(\(round), '', \(response.unit), '', 1)"
        for (question, answer) in response.sheet.answers.sorted(by: { $0.key < $1.key }) {
            for name in answer.countedAs {
                rows = rows + ", (\(round), \(question), \(response.unit), \(name), 1)"
            }
        }
        try transaction.execute(
            """
            INSERT INTO answer_count (round_id, question, unit_id, answer, n) VALUES \(raw: rows)
            ON CONFLICT (round_id, question, unit_id, answer) DO UPDATE SET n = answer_count.n + 1
            """)
    }

    private static func json(_ answers: [String: Answer]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(answers), as: UTF8.self)
    }

    private static let columns: SQL = "id, survey_id, version, unit_id, level, period, link, opened_at, closed_at"

    private static func round(_ row: any Row) throws -> Round {
        guard let period = Period(rawValue: Int(row.integer(5))) else {
            throw DatabaseRefusal.damaged("round \(row.integer(0)) has no period")
        }
        return Round(
            id: Round.ID(row.integer(0)), survey: Survey.ID(row.integer(1)), version: Int(row.integer(2)),
            unit: Unit.ID(row.integer(3)), level: row.isNull(4) ? nil : row.text(4), period: period, link: row.text(6),
            openedAt: row.integer(7), closedAt: row.isNull(8) ? nil : row.integer(8))
    }
}

extension Answer {
    /// Under which names an answer is counted; `""` counts everybody who answered. Numbers that are no points and texts
    /// are counted as answered only: as names there would be as many as answers.
    fileprivate var countedAs: [String] {
        switch self {
        case .number(let number):
            if let whole = Int(exactly: number), (0...10).contains(whole) { ["", "\(whole)"] } else { [""] }
        case .options(let keys): [""] + keys
        case .text, .day: [""]
        }
    }
}
