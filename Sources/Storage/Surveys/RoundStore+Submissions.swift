public import Domain

extension RoundStore {
    /// Takes submissions in together and says of each what became of it: those to a round that is over are refused, and
    /// the others do not suffer from it.
    ///
    /// None slips in while its round is being closed: the rounds are touched, and who closes one waits for that or is
    /// waited for. Rows are written in one order, so that batches of several servers wait for each other and never crosswise.
    public func add(_ batch: [Submission]) throws -> [Result<Receipt, SurveyRefusal>] {
        try transaction.hold("response", .beside)
        let open = try touch(Set(batch.map(\.round)))
        var sheets: [Sheet: Submission] = [:]
        for submission in batch where open[submission.round] != nil {
            let sheet = Sheet(submission)
            if sheets[sheet] == nil { sheets[sheet] = submission }
        }
        let refused = try settleInvitations(of: &sheets)
        var added = try insert(sheets.sorted { $0.key < $1.key }.map(\.value), open)
        let kept = added.compactMap { sheets[$0] }
        try count(kept)
        try countSegments(kept)
        try keepComments(kept, open)
        return batch.map { submission in
            let sheet = Sheet(submission)
            if open[submission.round] == nil { return .failure(.roundClosed) }
            if refused.contains(sheet) { return .failure(.answeredAlready) }
            return .success(added.remove(sheet) == nil ? .known : .added)
        }
    }

    /// Takes a response in by itself. Throws a ``SurveyRefusal``.
    public func add(_ response: Response, to round: Round.ID) throws -> Receipt {
        try add([Submission(round: round, response: response)])[0].get()
    }

    /// The rounds among these that are open, and stay so until the transaction ends, with their protection.
    private func touch(_ rounds: Set<Round.ID>) throws -> [Round.ID: String] {
        var open: [Round.ID: String] = [:]
        try transaction.forEach(
            """
            UPDATE round SET closed_at = NULL WHERE id IN \(rounds.sorted { $0.rawValue < $1.rawValue })
                AND closed_at IS NULL RETURNING id, protection
            """
        ) { open[Round.ID($0.integer(0))] = $0.text(1) }
        return open
    }

    /// Which of the sheets were not there yet.
    private func insert(_ submissions: [Submission], _ protection: [Round.ID: String]) throws -> Set<Sheet> {
        var added: Set<Sheet> = []
        for rows in submissions.runs {
            var values = RowWriter()
            for submission in rows {
                let response = submission.response
                values.append(submission.round)
                values.append(response.id)
                values.append(response.unit)
                values.append(response.day)
                values.append(response.language)
                values.append(submission.answers)
                values.append(protection[submission.round])
                values.append(response.person)
                values.append(response.subject)
                values.append(submission.segments)
            }
            try transaction.forEach(
                """
                INSERT INTO response (round_id, id, unit_id, day, language, answers, protection, person_id, subject,
                    segments)
                VALUES \(rows: values, of: 10)
                ON CONFLICT (round_id, id) DO NOTHING RETURNING round_id, id
                """
            ) { added.insert(Sheet(round: Round.ID($0.integer(0)), id: $0.text(1))) }
        }
        return added
    }

    private func count(_ submissions: [Submission]) throws {
        var counts: [Count: Int] = [:]
        for submission in submissions {
            for (question, answer) in submission.counted {
                let count = Count(
                    round: submission.round, question: question, unit: submission.response.unit, answer: answer)
                counts[count, default: 0] += 1
            }
        }
        for rows in counts.sorted(by: { $0.key < $1.key }).runs {
            var values = RowWriter()
            for (count, n) in rows {
                values.append(count.round)
                values.append(count.question)
                values.append(count.unit)
                values.append(count.answer)
                values.append(n)
            }
            try transaction.execute(
                """
                INSERT INTO answer_count (round_id, question, unit_id, answer, n) VALUES \(rows: values, of: 5)
                ON CONFLICT (round_id, question, unit_id, answer) DO UPDATE SET n = answer_count.n + excluded.n
                """)
        }
    }
}

/// The key of a response.
struct Sheet: Hashable, Comparable {
    let round: Round.ID
    let id: String

    init(round: Round.ID, id: String) { (self.round, self.id) = (round, id) }

    init(_ submission: Submission) { self.init(round: submission.round, id: submission.response.id) }

    static func < (left: Self, right: Self) -> Bool {
        (left.round.rawValue, left.id) < (right.round.rawValue, right.id)
    }
}

/// The key of a count.
private struct Count: Hashable, Comparable {
    let round: Round.ID
    let question: String
    let unit: Unit.ID
    let answer: String

    static func < (left: Self, right: Self) -> Bool {
        (left.round.rawValue, left.question, left.unit.rawValue, left.answer)
            < (right.round.rawValue, right.question, right.unit.rawValue, right.answer)
    }
}

extension Array {
    /// The array in pieces of 64, 32, 16, … elements: a handful of statements, which an engine prepares once, serves for
    /// every number of rows.
    var runs: [ArraySlice<Element>] {
        var (runs, start, size) = ([ArraySlice<Element>](), 0, 64)
        while start < count {
            while size > count - start { size /= 2 }
            runs.append(self[start..<start + size])
            start += size
        }
        return runs
    }
}
