public import Domain

extension Transaction {
    public var schedules: ScheduleStore { ScheduleStore(transaction: self) }
}

/// The rules by which surveys are asked again.
public struct ScheduleStore {
    let transaction: any Transaction

    public func all(of survey: Survey.ID) throws -> [Schedule] {
        try transaction.rows(
            "SELECT \(raw: Self.columns) FROM schedule WHERE survey_id = \(survey) ORDER BY id", Self.schedule)
    }

    public func find(_ id: Schedule.ID) throws -> Schedule? {
        try transaction.first("SELECT \(raw: Self.columns) FROM schedule WHERE id = \(id)", Self.schedule)
    }

    /// Schedules that go on.
    public func running() throws -> [Schedule] {
        try transaction.rows(
            "SELECT \(raw: Self.columns) FROM schedule WHERE is_stopped = 0 ORDER BY id", Self.schedule)
    }

    public func insert(_ schedule: Schedule) throws -> Schedule.ID {
        try transaction.first(
            """
            INSERT INTO schedule (survey_id, plan, rule, first_day, next_day)
            VALUES (\(schedule.survey), \(try JSONText.write(schedule.plan)), \(try JSONText.write(schedule.rule)), \(schedule.first),
                \(schedule.next))
            RETURNING id
            """
        ) { Schedule.ID($0.integer(0)) }!
    }

    /// Moves a schedule on to its next day. False when another process was faster.
    public func advance(_ schedule: Schedule, to next: Day) throws -> Bool {
        try transaction.execute(
            """
            UPDATE schedule SET next_day = \(next)
            WHERE id = \(schedule.id) AND next_day = \(schedule.next) AND is_stopped = 0
            """) == 1
    }

    public func stop(_ id: Schedule.ID) throws {
        try transaction.execute("UPDATE schedule SET is_stopped = 1 WHERE id = \(id)")
    }

    private static let columns: SQL = "id, survey_id, plan, rule, first_day, next_day, is_stopped"

    private static func schedule(_ row: any Row) throws -> Schedule {
        Schedule(
            id: Schedule.ID(row.integer(0)), survey: Survey.ID(row.integer(1)), plan: try JSONText.read(row.text(2)),
            rule: try JSONText.read(row.text(3)),
            first: Day(rawValue: Int(row.integer(4))), next: Day(rawValue: Int(row.integer(5))),
            isStopped: row.integer(6) == 1)
    }
}
