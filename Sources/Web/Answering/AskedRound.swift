import Domain
import Storage

/// A round with all that its pages need to know from the database.
struct AskedRound: Sendable {
    let round: Round
    let questionnaire: Questionnaire
    /// The units that a respondent may name as hers, by name; empty where she is not asked.
    let units: [Unit]
    /// The revision that the units were read at.
    let unitsRevision: Int

    /// Nil where there is no such round.
    init?(link: String, on day: Day, in transaction: any Transaction, keeping cache: AskedCache) throws {
        guard let round = try transaction.rounds.find(link: link),
            let questionnaire = try cache.questionnaire(of: round, in: transaction)
        else { return nil }
        self.round = round
        self.questionnaire = questionnaire
        unitsRevision = round.level == nil ? 0 : try transaction.units.revision()
        units = try cache.units(of: round, on: day, revision: unitsRevision, in: transaction)
    }
}

/// Finds rounds for the many who answer: those who come at once share a look at the database.
struct AskedRounds: Sendable {
    private struct Question: Hashable, Sendable {
        let link: String
        let day: Day
    }

    private let rounds: SharedRead<Question, AskedRound?>

    init(_ database: any Database) {
        let cache = AskedCache()
        rounds = SharedRead { question in
            try await database.readBeside { transaction in
                try AskedRound(link: question.link, on: question.day, in: transaction, keeping: cache)
            }
        }
    }

    /// The round with a link, with its units as they stand on a day.
    func find(link: String, on day: Day) async throws -> AskedRound? {
        try await rounds.value(Question(link: link, day: day))
    }
}
