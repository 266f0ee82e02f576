import Domain
import HTTPTypes
import Hummingbird
import Storage

/// One customer's answers, sent by a channel that asked her, such as a call centre.
struct ResponseDraft: RequestBody {
    enum CodingKeys: String, CodingKey, CaseIterable { case answers, unit, language, person }

    let answers: [String: AnswerValue]
    /// The key of the unit to which the answers belong; where the round does not ask for it, the round's own by default.
    let unit: String?
    let language: String?
    /// The key of the person who answered, where she was invited to the round.
    let person: String?

    /// Reads the answers as the web reads its form.
    func sheet(_ questionnaire: Questionnaire) throws -> AnswerSheet {
        var (form, problems) = (Form(), FieldProblems())
        let questions = Dictionary(uniqueKeysWithValues: questionnaire.questions.map { ($0.key, $0) })
        for (key, value) in answers.sorted(by: { $0.key < $1.key }) {
            guard let question = questions[key] else {
                problems.add("answers/\(key)", "There is no such question.")
                continue
            }
            do throws(FieldProblem) {
                form.fields.merge(try value.fields(of: question)) { $1 }
            } catch { problems.add("answers/\(key)", error.message) }
        }
        guard problems.isEmpty else { throw problems }
        do { return try AnswerSheet(form, questionnaire) } catch let found as FieldProblems {
            throw FieldProblems(found.list.map { FieldProblem("answers/\($0.field)", $0.message) })
        }
    }
}

/// Where a response belongs, and whose it is.
struct ResponsePlace: Sendable {
    let round: Round
    let unit: Domain.Unit.ID
    let guest: Person.ID?

    init(
        _ draft: ResponseDraft, _ round: Round, on today: Day, in transaction: any Transaction
    ) throws {
        self.round = round
        let standing = try transaction.units.tree().standing(on: today)
        guard let key = draft.person else {
            guest = nil
            unit = try Self.unit(draft.unit, round, standing)
            return
        }
        guard let person = try transaction.people.find(key: key),
            let invitation = try transaction.invitations.find(person.id, in: round.id), !invitation.isRevoked
        else { throw FieldProblems([FieldProblem("person", "Nobody with this key was invited to this round.")]) }
        guest = person.id
        let own = try transaction.people.unit(of: person.id, on: today)
        unit = own.flatMap { standing.isWithin($0, round.unit) ? $0 : nil } ?? invitation.unit
    }

    private static func unit(_ key: String?, _ round: Round, _ standing: UnitHierarchy) throws -> Domain.Unit.ID {
        guard let key else {
            guard round.level == nil else {
                throw FieldProblems([FieldProblem("unit", "Say to which \(round.level ?? "") the answers belong.")])
            }
            return round.unit
        }
        let found = standing.subtree(of: round.unit).first { id in
            standing.units[id]?.key == key && (round.level.map { standing.units[id]?.kind == $0 } ?? true)
        }
        guard let found else {
            throw FieldProblems([FieldProblem("unit", "This round does not ask a unit with this key.")])
        }
        return found
    }
}
