import Domain
import Storage

extension Site {
    /// Does what time has brought about for rounds: opens those that are due, invites, writes letters, ends them.
    ///
    /// Safe to call at any time and from several processes: each step is claimed in the database before it is done.
    public func keepRounds() async throws {
        let chores = RoundChores(site: self, now: clock())
        try await chores.repeatSurveys()
        try await chores.invite()
        try await chores.writeLetters()
        try await chores.close()
        try await database.releaseRounds()
    }
}

private struct RoundChores: Sendable {
    let site: Site
    let now: Int64

    /// How many letters are written in one transaction.
    private static let portion = 200
    /// What is asked after an event stays open so long after its period where no end was planned.
    private static let daysAfterPeriod = 14

    /// One transaction for each opening, so that one that fails holds up no other.
    func repeatSurveys() async throws {
        for schedule in try await site.database.read({ try $0.schedules.running() }) {
            let place = LocalTime(schedule.plan.timeZone) ?? .utc
            guard now >= place.instant(of: schedule.next, hour: RoundWish.openingHour) else { continue }
            let today = place.day(of: now)
            let (now, self_) = (now, self)
            try await site.database.write { transaction in
                // What a stopped server has missed is not made up for: one round stands for today.
                var next = schedule.rule.next(after: schedule.next, from: schedule.first)
                while next <= today { next = schedule.rule.next(after: next, from: schedule.first) }
                guard try transaction.schedules.advance(schedule, to: next),
                    let survey = try transaction.surveys.find(schedule.survey)
                else { return }
                switch schedule.rule {
                case .every:
                    let opening = RoundOpening(survey: survey, plan: schedule.plan, schedule: schedule.id)
                    guard
                        try transaction.rounds.find(survey.id, in: Period(schedule.plan.grain, containing: today))
                            == nil
                    else { return }
                    _ = try opening.open(on: nil, now: now, in: transaction)
                case .after(let days, let event):
                    try self_.inviteAfter(days, event, schedule, survey, until: today, in: transaction)
                }
            }
        }
    }

    /// Asks those whose day has come since the schedule's last one.
    private func inviteAfter(
        _ days: Int, _ event: String, _ schedule: Schedule, _ survey: Survey, until today: Day,
        in transaction: any Transaction
    ) throws {
        let due = schedule.next...max(schedule.next, today)
        var random = SystemRandomNumberGenerator()
        let selection = try transaction.invitations.selection(
            schedule.plan, of: survey.draft.respondents.kind, on: today, using: &random)
        let asked = selection.invited.filter { person, _ in
            person.draft.day(of: event).map { due.contains($0 + days) } ?? false
        }
        guard !asked.isEmpty else { return }
        let round = try standing(schedule, survey, on: today, in: transaction)
        for (person, unit) in asked {
            _ = try transaction.invitations.invite(person.id, of: unit, to: round, on: today)
        }
    }

    /// The round of today's period, opened where there is none yet.
    private func standing(
        _ schedule: Schedule, _ survey: Survey, on today: Day, in transaction: any Transaction
    ) throws -> Round.ID {
        let period = Period(schedule.plan.grain, containing: today)
        if let round = try transaction.rounds.find(survey.id, in: period) { return round.id }
        let place = LocalTime(schedule.plan.timeZone) ?? .utc
        var round = RoundOpening(survey: survey, plan: schedule.plan, schedule: schedule.id).round(on: nil, now: now)
        let end = period.lastDay + 1 + (schedule.plan.daysOpen ?? Self.daysAfterPeriod)
        round.closesAt = place.instant(of: end, hour: 0)
        let id = try transaction.rounds.open(round)
        _ = try transaction.rounds.claimInviting(id, at: now)
        return id
    }

    func invite() async throws {
        let now = now
        for round in try await site.database.read({ try $0.rounds.uninvited(at: now) }) {
            try await site.database.write { try RoundOpening.invite(to: round, now: now, in: $0) }
        }
    }

    /// Invitations first, then the reminders whose day has come.
    func writeLetters() async throws {
        guard let address = site.reachedAt else { return }
        for due in try await dueLetters() {
            while try await write(due.number, to: due.round, invitedBy: due.day, at: address) {}
        }
    }

    /// Invitations and reminders that somebody waits for. A look only, which keeps nobody from writing.
    private func dueLetters() async throws -> [(round: Round, number: Int, day: Day)] {
        let now = now
        return try await site.database.read { transaction in
            var due: [(round: Round, number: Int, day: Day)] = []
            for round in try transaction.rounds.unfinished()
            where round.state(at: now) == .open && round.plan.sendsMail {
                let today = (LocalTime(round.plan.timeZone) ?? .utc).day(of: now)
                for (letters, days) in ([0] + round.plan.reminders).enumerated()
                where try transaction.invitations.areDue(
                    of: round.id, invitedBy: today - days, withFewerThan: letters + 1)
                {
                    due.append((round, letters + 1, today - days))
                }
            }
            return due
        }
    }

    /// Writes a portion of letters; true when there may be more to write.
    private func write(
        _ number: Int, to round: Round, invitedBy day: Day, at address: SiteAddress
    ) async throws -> Bool {
        let (now, templates) = (now, site.templates)
        return try await site.database.write { transaction in
            let claimed = try transaction.invitations.claim(
                of: round.id, invitedBy: day, withFewerThan: number, limit: Self.portion)
            guard !claimed.isEmpty,
                let asked = try transaction.surveys.questionnaire(of: round.survey, version: round.version)
            else { return false }
            let unit = try transaction.units.find(round.unit)?.name ?? ""
            for invitation in claimed {
                guard let person = try transaction.people.find(invitation.person), !person.hasUnsubscribed else {
                    continue
                }
                let token = Token()
                try transaction.invitations.addLink(token.hash, of: person.id, in: round.id)
                let letter = InvitationLetter(
                    round: round, unit: unit, questionnaire: asked, person: person, token: token,
                    isReminder: number > 1)
                if let written = try letter.letter(at: address, templates) {
                    try transaction.letters.add(written, at: now)
                }
            }
            return claimed.count == Self.portion
        }
    }

    func close() async throws {
        let now = now
        let due = try await site.database.read { try $0.rounds.unfinished() }.filter { $0.closesAt ?? .max <= now }
        for round in due {
            _ = try await site.database.write { try $0.rounds.close(round.id, at: now) }
        }
    }
}

extension PersonDraft {
    /// A day in a person's life: when she began, when she left, or an attribute that holds a day.
    fileprivate func day(of event: String) -> Day? {
        switch event {
        case "start": started
        case "leave": left
        default: attributes[event].flatMap { Day($0) }
        }
    }
}
