import Domain
import Storage
import Synchronization

/// A round with what was answered in it, as it may be shown: customers' counts, or what is released of employees' answers.
struct CountedRound: Sendable {
    private enum Source: Sendable {
        case customers(CustomersRound, [String: [String: Int]])
        case employees(ReleaseStore.Shown)
        /// Employees' round is open, or its plan is being made.
        case waiting
    }

    let round: Round
    let questionnaire: Questionnaire
    private let source: Source

    init?(_ round: Round, _ site: Site, in transaction: any Transaction) throws {
        guard let questionnaire = try site.asked.questionnaire(of: round, in: transaction) else { return nil }
        self.round = round
        self.questionnaire = questionnaire
        if let customers = CustomersRound(round, questionnaire) {
            source = .customers(customers, try site.finished.counts(of: customers, in: round, transaction))
        } else if !round.isOpen, try transaction.releases.has(round.id) {
            let names = questionnaire.questions.map { ReleasedFigure.Name.question($0.key) }
            source = .employees(
                try transaction.releases.shown(of: round.id, in: ReleaseCell(unit: round.unit), names))
        } else {
            source = .waiting
        }
    }

    /// Nil for employees' rounds.
    var customers: CustomersRound? {
        if case .customers(let round, _) = source { round } else { nil }
    }

    /// Whether a plan is still to come.
    var isWaiting: Bool {
        if case .waiting = source { true } else { false }
    }

    var responses: Released<Int> {
        switch source {
        case .customers(_, let counts): .shown(counts[""]?[""] ?? 0)
        case .employees(let shown): shown[.responses].map(\.n)
        case .waiting: .nothing
        }
    }

    /// How many gave which answer, `""` counting all who answered.
    func counts(_ question: Question) -> Released<[String: Int]> {
        switch source {
        case .customers(_, let counts): counts[question.key].map { .shown($0) } ?? .nothing
        case .employees(let shown): shown.counts(question)
        case .waiting: .nothing
        }
    }

    /// What the answers to a question came to; held back only where there would be a figure.
    func figure(_ key: String, _ kind: Question.Kind) -> Released<QuestionFigure> {
        questionnaire.questions.first { $0.key == key && $0.kind == kind }.map(figure) ?? .nothing
    }

    func figure(_ question: Question) -> Released<QuestionFigure> {
        guard question.kind.range != nil else { return .nothing }
        if case .employees(let shown) = source { return shown.figure(question) }
        return counts(question).figure(question.kind)
    }

    /// The questions whose answers come to a figure, in their order.
    var questionsWithFigures: [Question] {
        questionnaire.questions.filter { question in
            switch source {
            case .customers: figure(question.key, question.kind).value != nil
            case .employees, .waiting: question.kind.range != nil
            }
        }
    }
}

extension ReleaseStore.Shown {
    /// How many gave which answer; a band is of the answers as they were given.
    func counts(_ question: Question) -> Released<[String: Int]> {
        let released = self[.question(question.key)].map(\.counts)
        guard case .band(let band) = released, question.isReversed, question.kind != .recommend,
            let range = question.kind.range
        else {
            return released
        }
        let sum = range.lowerBound + range.upperBound
        return .band(
            ReleasedBand(sum - band.interval.upperBound...sum - band.interval.lowerBound, n: band.n))
    }

    func figure(_ question: Question) -> Released<QuestionFigure> {
        guard case .shown(let content) = self[.question(question.key)] else {
            return counts(question).figure(question.kind)
        }
        return content.scores.flatMap { QuestionFigure(question, scores: $0) }.map { .shown($0) } ?? .nothing
    }
}

extension Released<[String: Int]> {
    /// The figure of a question's counts; held back only where there would be one.
    func figure(_ kind: Question.Kind) -> Released<QuestionFigure> {
        kind.range == nil ? .nothing : map { QuestionFigure(kind, $0) }
    }
}

/// What was counted in rounds that are over, which never changes. When there are too many, they start anew.
final class FinishedRounds: Sendable {
    /// A round's plan may become stricter.
    private struct Key: Hashable {
        let round: Round.ID
        let policy: ReleasePolicy
    }

    private static let most = 500
    private static let mostByUnit = 20
    private let counts = Mutex<[Key: [String: [String: Int]]]>([:])
    private let byUnit = Mutex<[Key: [Unit.ID: PartAnswers]]>([:])
    private let released = Mutex<[Key: [Unit.ID: ReleaseStore.Shown]]>([:])

    /// As ``RoundStore/counts(of:)``.
    func counts(
        of customers: CustomersRound, in round: Round, _ transaction: any Transaction
    ) throws -> [String: [String: Int]] {
        try Self.find(round, in: counts, most: Self.most) { try transaction.rounds.counts(of: customers) }
    }

    /// What those who belong to each unit answered, without the units below it.
    func byUnit(
        _ customers: CustomersRound, _ round: Round, _ questions: [Question], in transaction: any Transaction
    ) throws -> [Unit.ID: PartAnswers] {
        try Self.find(round, in: byUnit, most: Self.mostByUnit) {
            try transaction.rounds.countsByUnit(of: customers, questions: questions.map(\.key))
                .mapValues { PartAnswers($0, questions) }
        }
    }

    /// What is shown of each unit of employees with all below it.
    func released(
        _ round: Round, _ questions: [Question], in transaction: any Transaction
    ) throws -> [Unit.ID: ReleaseStore.Shown] {
        try Self.find(round, in: released, most: Self.mostByUnit) {
            try transaction.releases.units(of: round.id, questions.map { .question($0.key) })
        }
    }

    private static func find<Value: Sendable>(
        _ round: Round, in kept: borrowing Mutex<[Key: Value]>, most: Int, read: () throws -> Value
    ) rethrows -> Value {
        guard !round.isOpen else { return try read() }
        let key = Key(round: round.id, policy: round.plan.policy)
        if let value = kept.withLock({ $0[key] }) { return value }
        let value = try read()
        kept.withLock { kept in
            if kept.count >= most { kept = [:] }
            kept[key] = value
        }
        return value
    }
}
