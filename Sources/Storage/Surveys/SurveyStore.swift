public import Domain

extension Transaction {
    public var surveys: SurveyStore { SurveyStore(transaction: self) }
}

/// Surveys with their drafts and published versions.
public struct SurveyStore {
    let transaction: any Transaction

    /// Every survey, by key.
    public func all() throws -> [Survey] {
        try transaction.rows("\(raw: Self.selection) ORDER BY key", Self.survey)
    }

    public func find(_ id: Survey.ID) throws -> Survey? {
        try transaction.first("\(raw: Self.selection) WHERE id = \(id)", Self.survey)
    }

    public func find(key: String) throws -> Survey? {
        try transaction.first("\(raw: Self.selection) WHERE key = \(key)", Self.survey)
    }

    /// Keeps a new survey's draft. Throws a ``SurveyRefusal`` when the key is taken.
    public func insert(_ draft: Questionnaire) throws -> Survey.ID {
        let added = try transaction.first(
            """
            INSERT INTO survey (key, draft) VALUES (\(draft.key), \(try JSONText.write(draft)))
            ON CONFLICT (key) DO NOTHING RETURNING id
            """
        ) { Survey.ID($0.integer(0)) }
        guard let added else { throw SurveyRefusal.keyTaken(draft.key) }
        return added
    }

    /// Keeps a new survey's draft under its key, or under one with a number behind it where that is taken.
    public func insert(likeKeyed draft: Questionnaire) throws -> Survey.ID {
        var draft = draft
        let taken = Set(try all().map(\.draft.key))
        draft.key = Questionnaire.free(draft.key, among: taken)
        return try insert(draft)
    }

    /// The survey as it is now, which nobody else changes before this transaction ends.
    public func claim(_ id: Survey.ID) throws -> Survey? {
        try transaction.execute("UPDATE survey SET revision = revision WHERE id = \(id)")
        return try find(id)
    }

    /// Keeps a survey's draft, which may be incomplete, as a step that can be undone. A draft that is there already is
    /// no step. Throws a ``SurveyRefusal`` when another survey has the key.
    public func save(_ draft: Questionnaire, of id: Survey.ID, as step: DraftStep) throws {
        guard let survey = try claim(id), survey.draft != draft else { return }
        try requireFree(draft.key, for: id)
        let number = try keep(draft, after: survey, as: step)
        try transaction.execute(
            """
            UPDATE survey SET key = \(draft.key), draft = \(try JSONText.write(draft)), step = \(number),
                revision = revision + 1, saved_at = \(step.madeAt), saved_by = \(step.account) WHERE id = \(id)
            """)
    }

    func requireFree(_ key: String, for id: Survey.ID) throws {
        if let other = try find(key: key), other.id != id { throw SurveyRefusal.keyTaken(key) }
    }

    /// Makes the draft the next version, with the metrics that its answers go into, and returns the version's number.
    ///
    /// A draft that equals the newest version is published already. Throws a ``SurveyRefusal`` for a draft with problems,
    /// for a question that was published as another kind, and for a metric that is there with another scale.
    public func publish(_ survey: Survey, at now: Int64) throws -> Int {
        let problems = survey.draft.problems
        guard problems.isEmpty else { throw SurveyRefusal.faulty(problems.count) }
        if survey.version > 0, let newest = try questionnaire(of: survey.id, version: survey.version) {
            guard newest != survey.draft else { return survey.version }
            try refuseIncomparable(survey)
        }
        for wanted in survey.draft.metrics.map(\.metric) {
            if let known = try transaction.metrics.find(key: wanted.key) {
                guard
                    (known.scale.low, known.scale.high, known.measure, known.basis, known.respondents)
                        == (wanted.scale.low, wanted.scale.high, wanted.measure, wanted.basis, wanted.respondents)
                else { throw SurveyRefusal.metricTaken(wanted.key) }
            } else {
                _ = try transaction.metrics.insert(wanted)
            }
        }
        let number = survey.version + 1
        try transaction.execute(
            """
            INSERT INTO survey_version (survey_id, number, questionnaire, published_at)
            VALUES (\(survey.id), \(number), \(try JSONText.write(survey.draft)), \(now))
            """)
        return number
    }

    /// A published version as it was asked.
    public func questionnaire(of survey: Survey.ID, version: Int) throws -> Questionnaire? {
        try transaction.first(
            "SELECT questionnaire FROM survey_version WHERE survey_id = \(survey) AND number = \(version)"
        ) { try JSONText.read($0.text(0)) }
    }

    /// The questions of all published versions by key, each as it was asked last: one that was left out for a while may
    /// come back, and must mean the same.
    public func publishedQuestions(of survey: Survey.ID) throws -> [String: Question] {
        let published = try transaction.rows(
            "SELECT questionnaire FROM survey_version WHERE survey_id = \(survey) ORDER BY number"
        ) { row -> Questionnaire in try JSONText.read(row.text(0)) }
        return Dictionary(published.flatMap(\.questions).map { ($0.key, $0) }) { $1 }
    }

    private func refuseIncomparable(_ survey: Survey) throws {
        let known = try publishedQuestions(of: survey.id)
        for question in survey.draft.questions {
            guard let before = known[question.key] else { continue }
            guard before.isComparable(to: question) else { throw SurveyRefusal.incomparable(question.key) }
        }
    }

    static let selection: SQL = """
        SELECT id, draft, revision,
            (SELECT COALESCE(MAX(number), 0) FROM survey_version WHERE survey_version.survey_id = survey.id) FROM survey
        """

    static func survey(_ row: any Row) throws -> Survey {
        Survey(
            id: Survey.ID(row.integer(0)), draft: try JSONText.read(row.text(1)), version: Int(row.integer(3)),
            revision: Int(row.integer(2)))
    }
}
