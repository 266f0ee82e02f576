import Domain
import Storage
import Synchronization

/// What stands on the pages of rounds and is the same for thousands of respondents: published versions, which never
/// change, and the units that one may belong to, kept under the revision and the day that they were read for.
///
/// Whether a round is open is never kept. When there are too many, they start anew.
final class AskedCache: Sendable {
    private struct Version: Hashable, Sendable {
        let survey: Survey.ID
        let number: Int
    }

    private struct Standing: Hashable, Sendable {
        let revision: Int
        let day: Day
    }

    private struct Units: Hashable, Sendable {
        let revision: Int
        let day: Day
        let top: Unit.ID
        let level: String
    }

    private static let most = 100
    private let versions = Mutex<[Version: Questionnaire?]>([:])
    private let standings = Mutex<[Standing: UnitHierarchy]>([:])
    private let units = Mutex<[Units: [Unit]]>([:])

    func questionnaire(of round: Round, in transaction: any Transaction) throws -> Questionnaire? {
        try questionnaire(of: round.survey, version: round.version, in: transaction)
    }

    func questionnaire(
        of survey: Survey.ID, version: Int, in transaction: any Transaction
    ) throws -> Questionnaire? {
        try Self.find(Version(survey: survey, number: version), in: versions) {
            try transaction.surveys.questionnaire(of: survey, version: version)
        }
    }

    /// The tree as it stands on a day.
    func standing(on day: Day, revision: Int, in transaction: any Transaction) throws -> UnitHierarchy {
        try Self.find(Standing(revision: revision, day: day), in: standings) {
            try transaction.units.tree().standing(on: day)
        }
    }

    /// The units that a respondent may name as hers, by name; empty where she is not asked.
    func units(
        of round: Round, on day: Day, revision: Int, in transaction: any Transaction
    ) throws -> [Unit] {
        guard let level = round.level else { return [] }
        let key = Units(revision: revision, day: day, top: round.unit, level: level)
        return try Self.find(key, in: units) {
            let standing = try standing(on: day, revision: revision, in: transaction)
            let units = standing.subtree(of: round.unit).compactMap { standing.units[$0] }.filter { $0.kind == level }
            return units.sorted { ($0.name, $0.key) < ($1.name, $1.key) }
        }
    }

    private static func find<Key: Sendable, Value: Sendable>(
        _ key: Key, in kept: borrowing Mutex<[Key: Value]>, read: () throws -> Value
    ) rethrows -> Value {
        if let value = kept.withLock({ $0[key] }) { return value }
        let value = try read()
        kept.withLock { kept in
            if kept.count >= most { kept = [:] }
            kept[key] = value
        }
        return value
    }
}
