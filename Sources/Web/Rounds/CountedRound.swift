import Domain
import Storage
import Synchronization

/// A round with the counts of its answers, which leave it only as they may be shown.
struct CountedRound: Sendable {
    let round: Round
    let questionnaire: Questionnaire
    private let counts: [String: [String: Int]]

    init?(_ round: Round, _ site: Site, in transaction: any Transaction) throws {
        guard let questionnaire = try site.asked.questionnaire(of: round, in: transaction) else { return nil }
        self.round = round
        self.questionnaire = questionnaire
        counts = try site.finished.counts(of: round, in: transaction)
    }

    var responses: Int { counts[""]?[""] ?? 0 }

    /// What the answers to a question came to, as far as it may be shown.
    func figure(_ key: String, _ kind: Question.Kind) -> Released<QuestionFigure> {
        guard questionnaire.questions.contains(where: { $0.key == key && $0.kind == kind }) else { return .nothing }
        let released = round.release(counts[key] ?? [:], ofResponses: responses, from: questionnaire.respondents)
        return released.figure(kind)
    }

    /// The questions whose answers come to a figure, in their order.
    var questionsWithFigures: [Question] {
        questionnaire.questions.filter { figure($0.key, $0.kind).value != nil }
    }
}

extension Released<[String: Int]> {
    /// The figure of a question's counts; held back only where there would be one.
    func figure(_ kind: Question.Kind) -> Released<QuestionFigure> {
        switch self {
        case .shown(let counts): QuestionFigure(kind, counts).map { .shown($0) } ?? .nothing
        case .heldBack(let reason): kind.range == nil ? .nothing : .heldBack(reason)
        case .nothing: .nothing
        }
    }
}

/// What was counted in rounds that are over, which never changes. When there are too many, they start anew.
final class FinishedRounds: Sendable {
    private static let most = 500
    private static let mostByUnit = 20
    private let counts = Mutex<[Round.ID: [String: [String: Int]]]>([:])
    private let byUnit = Mutex<[Round.ID: [Unit.ID: PartAnswers]]>([:])

    /// As ``RoundStore/counts(of:)``.
    func counts(of round: Round, in transaction: any Transaction) throws -> [String: [String: Int]] {
        try Self.find(round, in: counts, most: Self.most) { try transaction.rounds.counts(of: round.id) }
    }

    /// What those who belong to each unit answered, without the units below it.
    func byUnit(
        _ round: Round, _ questions: [Question], in transaction: any Transaction
    ) throws -> [Unit.ID: PartAnswers] {
        try Self.find(round, in: byUnit, most: Self.mostByUnit) {
            try transaction.rounds.countsByUnit(of: round.id, questions: questions.map(\.key))
                .mapValues { PartAnswers($0, questions) }
        }
    }

    private static func find<Value: Sendable>(
        _ round: Round, in kept: borrowing Mutex<[Round.ID: Value]>, most: Int, read: () throws -> Value
    ) rethrows -> Value {
        guard !round.isOpen else { return try read() }
        if let value = kept.withLock({ $0[round.id] }) { return value }
        let value = try read()
        kept.withLock { kept in
            if kept.count >= most { kept = [:] }
            kept[round.id] = value
        }
        return value
    }
}
