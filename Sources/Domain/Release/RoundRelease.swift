import Statistics

/// Everything that is shown of a round of employees, decided once when it is over: the plan, and each figure that may be shown.
public struct RoundRelease: Sendable {
    /// What was shown of the rounds of the survey before: for each figure the cells with how many answered.
    public typealias Before = [ReleasedFigure.Name: [ReleaseCell: Int]]

    /// Of those who responded; every figure's plan stays within it.
    public let plan: ReleasePlan
    /// Whom it was made for.
    public let respondents: Respondents
    /// Figures that are shown or bands, and those held back for more than their size. Any other cell has too few answers.
    public private(set) var figures: [ReleasedFigure] = []
    /// What was proven of the bounds of each figure.
    public private(set) var bounds: [ReleaseBounds] = []

    /// - Parameters:
    ///   - table: of the round, with the tally's segments.
    ///   - invited: whoever was asked by a link of her own. That one has answered at all is told of no fewer than five of them.
    ///   - before: the earlier rounds, in any order.
    public init(
        _ tally: RoundTally, _ table: ReleaseTable, of round: Round.ID, policy: ReleasePolicy, invited: Respondents?,
        before: [Before],
        seed: UInt64
    ) {
        let seats = RoundSeats(tally, table)
        respondents = seats.respondents
        let asked = invited.map {
            ReleasePlan(answeringOf: $0, policy: policy, round: round, seed: seed).withoutEmpty
        }
        let previous = before.compactMap { $0[.responses].map { PreviousRelease(counts: $0) } }
        plan = ReleasePlan(
            respondents, policy: policy, seed: seed, within: asked.map { [$0] } ?? [], previous: previous)
        var making = Making(tally: tally, plan: plan, seats: seats, before: before, seed: seed)
        making.addQuestions()
        making.addMetrics()
        figures = plan.figures(.responses) { _ in ReleasedFigure.Content(n: 0) } + making.figures
        bounds = making.bounds
    }

    /// Figures on their way.
    struct Making {
        /// What is made of a question or a metric.
        struct Part: Sendable {
            let plan: ReleasePlan
            var figures: [ReleasedFigure] = []
            var bounds: [ReleaseBounds] = []
            /// Whether the whole tells how often each answer was given, where it is shown.
            var tellsWhole = true
        }

        let tally: RoundTally
        let plan: ReleasePlan
        let seats: RoundSeats
        let before: [Before]
        let seed: UInt64
        /// What most questions have in common.
        private let ground: ReleaseGround
        /// Of questions, by key.
        private(set) var parts: [String: Part] = [:]
        private var metrics: [Part] = []
        var table: ReleaseTable { plan.table }

        init(tally: RoundTally, plan: ReleasePlan, seats: RoundSeats, before: [Before], seed: UInt64) {
            (self.tally, self.plan, self.seats, self.before, self.seed) = (tally, plan, seats, before, seed)
            ground = ReleaseGround(plan, of: seats.respondents)
        }

        /// In the questionnaire's order, metrics last.
        private var all: [Part] { tally.questionnaire.questions.compactMap { parts[$0.key] } + metrics }
        var figures: [ReleasedFigure] { all.flatMap(\.figures) }
        var bounds: [ReleaseBounds] { all.flatMap(\.bounds) }

        /// Makes all questions side by side, but for those that are asked only after some answer to another one: these follow it.
        mutating func addQuestions() {
            var turns: [String: Int] = [:]
            for question in tally.questionnaire.questions {
                turns[question.key] = question.condition.flatMap { turns[$0.question] }.map { $0 + 1 } ?? 0
            }
            for turn in 0...(turns.values.max() ?? 0) {
                let questions = tally.questionnaire.questions.filter { turns[$0.key] == turn }
                let made = concurrentMap(questions.count) { [self] in part(of: questions[$0]) }
                for (question, part) in zip(questions, made) { parts[question.key] = part }
            }
        }

        /// Makes the metrics of several questions, which are there already.
        mutating func addMetrics() {
            let several = tally.questionnaire.metrics.filter { $0.questions.count > 1 }
            metrics = concurrentMap(several.count) { [self] in part(of: several[$0]) }.compactMap(\.self)
        }

        /// The plan of those whose answers make a figure: the round's where all answered, now and before.
        func plan(
            of name: ReleasedFigure.Name, _ column: RoundTally.Column, _ seats: RoundSeats, within: [ReleasePlan]
        ) -> ReleasePlan {
            let earlier = before.compactMap { $0[name] }
            let isWhole = column.groups.count == respondents.total && within.isEmpty
            if isWhole, earlier == before.compactMap({ $0[.responses] }) { return plan }
            return ReleasePlan(
                seats.respondents, policy: plan.policy, seed: seed, within: [plan] + within,
                previous: earlier.map { PreviousRelease(counts: $0) })
        }

        private var respondents: Respondents { seats.respondents }

        /// A plan within the bounds of its answers.
        func protected(_ plan: ReleasePlan, _ answers: ReleaseAnswers) -> (plan: ReleasePlan, bounds: ReleaseBounds) {
            ReleaseGround(plan, of: answers.respondents, beside: ground).protecting(answers)
        }
    }
}

extension ReleasePlan {
    /// The same where a cell without anybody forbids nothing: whoever was not invited may answer by the shared link.
    fileprivate var withoutEmpty: ReleasePlan {
        ReleasePlan(
            table: table, policy: policy, verdicts: verdicts.map { $0 == .empty ? .shown : $0 }, counts: counts)
    }

    /// A figure for each cell that is shown, or held back for more than its size.
    /// - Parameters:
    ///   - base: the plan whose reasons need not be said again.
    ///   - answers: what bands are made of.
    ///   - content: what a cell shows, by its number; its n is this plan's.
    func figures(
        _ name: ReleasedFigure.Name, beside base: ReleasePlan? = nil, of answers: ReleaseAnswers? = nil,
        _ content: (Int) -> ReleasedFigure.Content
    ) -> [ReleasedFigure] {
        let sums = verdicts.contains(.band) ? answers?.cellSums() : nil
        return verdicts.indices.compactMap { number in
            let released: Released<ReleasedFigure.Content>
            switch verdicts[number] {
            case .empty, .heldBack(.tooFew): return nil
            case .heldBack(let reason):
                if let base, !base.verdicts[number].isShown { return nil }
                released = .heldBack(reason)
            case .band:
                guard let sums, let range = answers?.range else { return nil }
                let band = ReleaseBand(mean: sums[number] / Double(counts[number]), range: range, width: policy.width)
                released = .band(ReleasedBand(band.interval, n: counts[number]))
            case .shown:
                var shown = content(number)
                shown.n = counts[number]
                released = .shown(shown)
            }
            return ReleasedFigure(name, table.cell(number), released)
        }
    }
}
