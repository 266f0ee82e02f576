import Domain
import Storage

/// What a link leads to in the database.
struct AnsweringPlace: Sendable {
    let round: Round
    let questionnaire: Questionnaire
    /// The units that a respondent may name as hers; empty where she is not asked.
    var units: [Domain.Unit] = []
    var unitsRevision = 0
    /// What texts call the unit that is asked, where they do.
    var unitName = ""
    /// Whose link it is; nil for the shared one.
    var guest: Guest?

    struct Guest: Sendable {
        let person: Person
        let invitation: Invitation
        /// Where she belongs today.
        let unit: Domain.Unit.ID
        /// What she answered before, where that is known and may be changed.
        let earlier: AnswerSheet?
    }

    /// Nil where a link leads nowhere, or does not any more.
    init?(link: String, on today: Day, _ cache: AskedCache, in transaction: any Transaction) throws {
        let invitation = try Token(link).flatMap { try transaction.invitations.find(tokenHash: $0.hash) }
        let shared = try invitation == nil ? transaction.rounds.find(link: link) : nil
        guard let round = try invitation.flatMap({ try transaction.rounds.find($0.round) }) ?? shared,
            let asked = try cache.questionnaire(of: round, in: transaction),
            invitation?.isRevoked != true, invitation != nil || round.plan.hasSharedLink
        else { return nil }
        (self.round, questionnaire) = (round, asked)
        if round.plan.subjects == nil, asked.namesSubject {
            unitName = try transaction.units.find(round.unit)?.name ?? ""
        }
        if let invitation {
            guest = try Guest(invitation, round, on: today, cache, in: transaction)
            if guest == nil { return nil }
        } else {
            unitsRevision = round.level == nil ? 0 : try transaction.units.revision()
            units = try cache.units(of: round, on: today, revision: unitsRevision, in: transaction)
        }
    }
}

extension AnsweringPlace.Guest {
    fileprivate init?(
        _ invitation: Invitation, _ round: Round, on today: Day, _ cache: AskedCache, in transaction: any Transaction
    ) throws {
        guard let person = try transaction.people.find(invitation.person) else { return nil }
        self.person = person
        self.invitation = invitation
        let now = try transaction.people.unit(of: person.id, on: today)
        let standing = try cache.standing(on: today, revision: transaction.units.revision(), in: transaction)
        // Who has left what is asked since she was invited answers for where she was.
        unit = now.flatMap { standing.isWithin($0, round.unit) ? $0 : nil } ?? invitation.unit
        earlier =
            round.plan.mayChange && invitation.hasAnswered
            ? try transaction.rounds.response(of: person.id, in: round.id)?.sheet : nil
    }
}

/// Finds the places of links for the many who answer: those who come by the same link at once share a look at the database.
struct AnsweringPlaces: Sendable {
    private struct Question: Hashable, Sendable {
        let link: String
        let day: Day
    }

    private let places: SharedRead<Question, AnsweringPlace?>

    init(_ database: any Database, keeping cache: AskedCache) {
        places = SharedRead { question in
            try await database.readBeside { transaction in
                try AnsweringPlace(link: question.link, on: question.day, cache, in: transaction)
            }
        }
    }

    /// What a link leads to, with its units as they stand on a day; nil where it leads nowhere.
    func find(link: String, on day: Day) async throws -> AnsweringPlace? {
        try await places.value(Question(link: link, day: day))
    }
}
