extension RoundRelease.Making {
    /// What is shown of a question: who answered it, and how.
    mutating func add(_ question: Question) {
        let name = ReleasedFigure.Name.question(question.key)
        guard let column = tally.columns[question.key], !column.groups.isEmpty else { return }
        let own = plan(of: name, column, within: [])
        if let range = question.kind.range {
            let metric = tally.questionnaire.metrics.first { $0.questions.contains(question) }
            add(question, column, own, range, metric)
        } else {
            add(options: question, column, own)
        }
    }

    private mutating func add(
        _ question: Question, _ column: RoundTally.Column, _ own: ReleasePlan, _ range: ClosedRange<Double>,
        _ metric: SurveyMetric?
    ) {
        let turned = { question.isReversed ? range.lowerBound + range.upperBound - $0 : $0 }
        let isNPS = question.kind == .recommend
        let score: (Double) -> Double = { isNPS ? QuestionFigure.promoter($0) : turned($0) }
        let scores = tally.answers(
            column, table, range: isNPS ? -100...100 : range, score: score)
        var found = own
        // Of a net promoter score the answers themselves are shown beside it.
        for answers in isNPS ? [tally.answers(column, table, range: range), scores] : [scores] {
            let protected = found.protecting(answers, seed: seed)
            found = protected.plan
            bounds.append(protected.bounds)
        }
        plans[question.key] = found
        let labels = (0...10).map { "\($0)" }
        let sums = tally.sums(column, table, width: labels.count + 2) { position, add in
            let number = column.numbers[position]
            if let whole = Int(exactly: number), labels.indices.contains(whole) { add(whole, 1) }
            add(labels.count, score(number))
            add(labels.count + 1, score(number) * score(number))
        }
        figures += found.figures(.question(question.key), beside: plan, bands: found.bands(scores)) { cell in
            let own = sums[cell * (labels.count + 2)..<(cell + 1) * (labels.count + 2)]
            return ReleasedFigure.Content(
                n: 0,
                scores: Observation(
                    n: found.counts[cell], sum: own[own.startIndex + labels.count], sumOfSquares: own[own.endIndex - 1]),
                counts: .counted(zip(labels, own), n: found.counts[cell]))
        }
    }

    /// Options, and what is counted as answered only.
    private mutating func add(options question: Question, _ column: RoundTally.Column, _ own: ReleasePlan) {
        let labels = question.kind.options.map(\.key)
        let places = Dictionary(labels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let sums = tally.sums(column, table, width: labels.count) { position, add in
            guard column.options.indices.contains(position) else { return }
            for key in column.options[position] { if let place = places[key] { add(place, 1) } }
        }
        var found = own
        // In a ranking everybody names every option.
        if case .ranking = question.kind {} else { found.hideUnanimity(sums, options: labels.count) }
        plans[question.key] = found
        figures += found.figures(.question(question.key), beside: plan) { cell in
            let own = sums[cell * labels.count..<(cell + 1) * labels.count]
            return ReleasedFigure.Content(n: 0, counts: .counted(zip(labels, own), n: found.counts[cell]))
        }
    }

    /// What is shown of a metric of several questions: where all of them are, and only as far as they are.
    ///
    /// Whoever answered some of its questions and not all counts in it and in them with other weights: the difference of the
    /// two speaks of her. So it needs a plan for those whom it counts and one for those.
    mutating func add(_ metric: SurveyMetric) {
        guard let (values, incomplete) = tally.scales[metric.figure.rawValue], !values.groups.isEmpty else { return }
        let items = metric.questions.compactMap { plans[$0.key] }
        guard items.count == metric.questions.count else { return }
        var found = plan(of: metric.figure, values, within: items)
        let rest = ReleasePlan(tally.respondents(table, of: incomplete), policy: plan.policy, seed: seed)
        for number in found.verdicts.indices {
            if let reason = rest.verdicts[number].reason { found.holdBack(number, reason) }
            found.limit(number, to: items)
        }
        let scale = metric.metric.scale
        let answers = tally.answers(values, table, range: scale.low...scale.high)
        let protected = found.protecting(answers, seed: seed)
        bounds.append(protected.bounds)
        let shown = protected.plan
        let sums = tally.sums(values, table, width: 2) { position, add in
            add(0, values.numbers[position])
            add(1, values.numbers[position] * values.numbers[position])
        }
        figures += shown.figures(metric.figure, beside: plan, bands: shown.bands(answers)) { cell in
            ReleasedFigure.Content(
                n: 0,
                scores: Observation(n: shown.counts[cell], sum: sums[cell * 2], sumOfSquares: sums[cell * 2 + 1]))
        }
    }
}

extension [String: Int] {
    /// How many gave which answer, `""` counting all.
    fileprivate static func counted(_ counts: some Sequence<(String, Double)>, n: Int) -> Self {
        var counted = ["": n]
        for (answer, count) in counts where count > 0 { counted[answer] = Int(count) }
        return counted
    }
}

extension ReleasePlan {
    /// A cell that is a band in one of some plans is one at most here too.
    fileprivate mutating func limit(_ cell: Int, to plans: [ReleasePlan]) {
        if verdicts[cell] == .shown, plans.contains(where: { $0.verdicts[cell] == .band }) { verdicts[cell] = .band }
    }

    /// Holds back until nothing exact is left of which all chose the same option: neither a cell, nor a cell less those below it.
    /// - Parameter counts: of each cell how many chose each option.
    mutating func hideUnanimity(_ counts: [Double], options: Int) {
        while true {
            let blocks = ReleaseBlocks(table, isShown: verdicts.map { $0 == .shown })
            var pinned: [Int] = []
            for (row, cell) in blocks.cells.enumerated() {
                let below = blocks.rows(below: row).map { blocks.cells[$0] }
                let n = below.reduce(self.counts[cell]) { $0 - self.counts[$1] }
                let isUnanimous = (0..<options).contains { option in
                    below.reduce(counts[cell * options + option]) { $0 - counts[$1 * options + option] } == Double(n)
                }
                guard n > 0, isUnanimous else { continue }
                pinned.append(([cell] + below).min { (self.counts[$0], $0) < (self.counts[$1], $1) }!)
            }
            if pinned.isEmpty { return }
            for cell in pinned { holdBack(cell, .pinsAnswers) }
        }
    }
}
