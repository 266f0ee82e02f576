public import Domain

extension RoundStore {
    /// How many gave which answer, by value of an attribute, question and answer, as ``counts(of:)`` has them.
    /// - Parameter segment: one of the plan's segments, or ``Subjects/segment``; the value `""` stands for those of whom it is not known.
    public func segmentCounts(
        of round: CustomersRound, by segment: String, questions: [String]
    ) throws -> [String: [String: [String: Int]]] {
        var counts: [String: [String: [String: Int]]] = [:]
        try transaction.forEach(
            """
            SELECT value, question, answer, n FROM segment_count
            WHERE round_id = \(round.id) AND segment = \(segment) AND question IN \(questions + [""])
            """
        ) { counts[$0.text(0), default: [:]][$0.text(1), default: [:]][$0.text(2)] = Int($0.integer(3)) }
        return counts
    }

    func countSegments(_ submissions: [Submission]) throws {
        var counts: [SegmentCount: Int] = [:]
        for submission in submissions {
            for count in submission.response.segmentCounts(in: submission.round) { counts[count, default: 0] += 1 }
        }
        for rows in counts.sorted(by: { $0.key < $1.key }).runs {
            var values = RowWriter()
            for (key, n) in rows {
                values.append(key.round)
                values.append(key.segment)
                values.append(key.value)
                values.append(key.question)
                values.append(key.answer)
                values.append(n)
            }
            try transaction.execute(
                """
                INSERT INTO segment_count (round_id, segment, value, question, answer, n) VALUES \(rows: values, of: 6)
                ON CONFLICT (round_id, segment, value, question, answer)
                DO UPDATE SET n = segment_count.n + excluded.n
                """)
        }
    }

    /// Takes out what a response was counted as.
    func uncountSegments(_ response: Response, in round: Round.ID) throws {
        for count in response.segmentCounts(in: round).sorted() {
            let key: SQL = """
                round_id = \(round) AND segment = \(count.segment) AND value = \(count.value)
                    AND question = \(count.question) AND answer = \(count.answer)
                """
            try transaction.execute("DELETE FROM segment_count WHERE \(raw: key) AND n = 1")
            try transaction.execute("UPDATE segment_count SET n = n - 1 WHERE \(raw: key) AND n > 1")
        }
    }
}

extension Response {
    fileprivate func segmentCounts(in round: Round.ID) -> [SegmentCount] {
        var parts = segments
        if let subject { parts[Subjects.segment] = subject }
        guard !parts.isEmpty else { return [] }
        let counted = counted
        return parts.flatMap { segment, value in
            counted.map {
                SegmentCount(round: round, segment: segment, value: value, question: $0.question, answer: $0.answer)
            }
        }
    }
}

/// The key of a count by attribute.
private struct SegmentCount: Hashable, Comparable {
    let round: Round.ID
    let segment: String
    let value: String
    let question: String
    let answer: String

    static func < (left: Self, right: Self) -> Bool {
        (left.round.rawValue, left.segment, left.value, left.question, left.answer)
            < (right.round.rawValue, right.segment, right.value, right.question, right.answer)
    }
}
