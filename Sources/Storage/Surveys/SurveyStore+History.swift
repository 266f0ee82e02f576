public import Domain

/// Undo and redo of drafts: the last steps are kept, whoever made them and from whichever page.
extension SurveyStore {
    /// What can be undone and redone, and who saved last.
    public func history(of id: Survey.ID) throws -> DraftHistory {
        var history = DraftHistory()
        try transaction.forEach(
            """
            SELECT saved_at, account.name FROM survey LEFT JOIN account ON account.id = saved_by
            WHERE survey.id = \(id)
            """
        ) {
            history.savedAt = $0.isNull(0) ? nil : $0.integer(0)
            history.savedBy = $0.isNull(1) ? nil : $0.text(1)
        }
        guard let step = try step(of: id) else { return history }
        if try kept(of: id, before: step) != nil { history.undo = try words(of: id, step) }
        history.redo = try kept(of: id, after: step)?.words
        return history
    }

    /// Takes the last step back; nil where there is none. Throws a ``SurveyRefusal`` when the key is taken by now.
    public func undo(_ id: Survey.ID, by account: Account.ID?, at now: Int64) throws -> Questionnaire? {
        guard let survey = try claim(id), let step = try step(of: id), let before = try kept(of: id, before: step)
        else { return nil }
        try stand(survey, at: before, by: account, at: now)
        return before.draft
    }

    /// Takes the step again that was taken back last; nil where there is none.
    public func redo(_ id: Survey.ID, by account: Account.ID?, at now: Int64) throws -> Questionnaire? {
        guard let survey = try claim(id), let step = try step(of: id), let after = try kept(of: id, after: step)
        else { return nil }
        try stand(survey, at: after, by: account, at: now)
        return after.draft
    }

    /// Adds a step behind the one that stands now and gives its number; those that were undone are gone.
    func keep(_ draft: Questionnaire, after survey: Survey, as step: DraftStep) throws -> Int64 {
        let undone = try dropUndone(survey.id)
        guard let last = try self.step(of: survey.id) else {
            try insert(survey.draft, of: survey.id, Int64(survey.revision), as: DraftStep("", at: step.madeAt))
            return try add(draft, to: survey, as: step)
        }
        guard undone == 0, try joins(step, onto: last, of: survey.id) else {
            return try add(draft, to: survey, as: step)
        }
        try transaction.execute(
            """
            UPDATE survey_draft_history SET draft = \(try JSONText.write(draft)), words = \(step.words), made_at = \(step.madeAt)
            WHERE survey_id = \(survey.id) AND number = \(last)
            """)
        return last
    }

    private func add(_ draft: Questionnaire, to survey: Survey, as step: DraftStep) throws -> Int64 {
        let number = Int64(survey.revision + 1)
        try insert(draft, of: survey.id, number, as: step)
        try transaction.execute(
            """
            DELETE FROM survey_draft_history WHERE survey_id = \(survey.id) AND number < (SELECT MIN(number) FROM (
                SELECT number FROM survey_draft_history WHERE survey_id = \(survey.id)
                ORDER BY number DESC LIMIT \(DraftStep.most + 1)) AS newest)
            """)
        return number
    }

    private func insert(_ draft: Questionnaire, of id: Survey.ID, _ number: Int64, as step: DraftStep) throws {
        try transaction.execute(
            """
            INSERT INTO survey_draft_history (survey_id, number, draft, words, subject, account_id, made_at)
            VALUES (\(id), \(number), \(try JSONText.write(draft)), \(step.words), \(step.subject), \(step.account),
                \(step.madeAt))
            """)
    }

    /// Whether a step only goes on with the last one.
    private func joins(_ step: DraftStep, onto last: Int64, of id: Survey.ID) throws -> Bool {
        guard let subject = step.subject else { return false }
        let found = try transaction.first(
            """
            SELECT account_id FROM survey_draft_history WHERE survey_id = \(id) AND number = \(last)
                AND subject = \(subject) AND made_at > \(step.madeAt - DraftStep.pause)
            """
        ) { $0.isNull(0) ? nil : Account.ID($0.integer(0)) }
        return found == .some(step.account)
    }

    private func dropUndone(_ id: Survey.ID) throws -> Int {
        try transaction.execute(
            """
            DELETE FROM survey_draft_history WHERE survey_id = \(id)
                AND number > (SELECT step FROM survey WHERE id = \(id))
            """)
    }

    private func stand(
        _ survey: Survey, at step: (number: Int64, draft: Questionnaire, words: String), by account: Account.ID?,
        at now: Int64
    ) throws {
        try requireFree(step.draft.key, for: survey.id)
        try transaction.execute(
            """
            UPDATE survey SET key = \(step.draft.key), draft = \(try JSONText.write(step.draft)), step = \(step.number),
                revision = revision + 1, saved_at = \(now), saved_by = \(account) WHERE id = \(survey.id)
            """)
    }

    /// The number of the step that stands now; nil before anything was changed.
    private func step(of id: Survey.ID) throws -> Int64? {
        try transaction.first("SELECT step FROM survey WHERE id = \(id) AND step IS NOT NULL") { $0.integer(0) }
    }

    private func words(of id: Survey.ID, _ step: Int64) throws -> String? {
        try transaction.first(
            "SELECT words FROM survey_draft_history WHERE survey_id = \(id) AND number = \(step)"
        ) { $0.text(0) }
    }

    private func kept(
        of id: Survey.ID, before step: Int64
    ) throws -> (number: Int64, draft: Questionnaire, words: String)? {
        try transaction.first(
            """
            SELECT number, draft, words FROM survey_draft_history WHERE survey_id = \(id) AND number < \(step)
            ORDER BY number DESC LIMIT 1
            """
        ) { ($0.integer(0), try JSONText.read($0.text(1)) as Questionnaire, $0.text(2)) }
    }

    private func kept(
        of id: Survey.ID, after step: Int64
    ) throws -> (number: Int64, draft: Questionnaire, words: String)? {
        try transaction.first(
            """
            SELECT number, draft, words FROM survey_draft_history WHERE survey_id = \(id) AND number > \(step)
            ORDER BY number LIMIT 1
            """
        ) { ($0.integer(0), try JSONText.read($0.text(1)) as Questionnaire, $0.text(2)) }
    }
}
