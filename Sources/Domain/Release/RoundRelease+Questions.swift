extension RoundRelease.Making {
    /// What is shown of a question: who answered it, and how.
    mutating func add(_ question: Question) {
        let name = ReleasedFigure.Name.question(question.key)
        guard let column = tally.columns[question.key], !column.groups.isEmpty else { return }
        var within: [ReleasePlan] = []
        if let condition = question.condition {
            guard let asked = plans[condition.question] else { return }
            within = [asked.tellingDistributions]
        }
        let found = plan(of: name, column, within: within)
        if let range = question.kind.range {
            let metric = tally.questionnaire.metrics.first { $0.questions.contains(question) }
            add(question, column, found, range, metric)
        } else {
            add(options: question, column, found)
        }
    }

    private mutating func add(
        _ question: Question, _ column: RoundTally.Column, _ plan: ReleasePlan, _ range: ClosedRange<Double>,
        _ metric: SurveyMetric?
    ) {
        let turned = { question.isReversed ? range.lowerBound + range.upperBound - $0 : $0 }
        let isNPS = question.kind == .recommend
        let score: (Double) -> Double = { isNPS ? QuestionFigure.promoter($0) : turned($0) }
        let scores = tally.answers(
            column, table, range: isNPS ? -100...100 : range, score: score)
        var found = plan
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
        let whole =
            found.verdicts[0] == .shown
            ? Observation(n: found.counts[0], sum: sums[labels.count], sumOfSquares: sums[labels.count + 1]) : nil
        let shown = found.figures(.question(question.key), beside: self.plan, of: scores) { cell in
            let sums = sums[cell * (labels.count + 2)..<(cell + 1) * (labels.count + 2)]
            let tellsAll = table.tellsDistribution(cell)
            let exact = Observation(
                n: found.counts[cell], sum: sums[sums.startIndex + labels.count], sumOfSquares: sums[sums.endIndex - 1])
            return ReleasedFigure.Content(
                n: 0, scores: tellsAll ? exact : exact.spread(as: whole),
                counts: tellsAll ? .counted(zip(labels, sums), n: found.counts[cell]) : nil)
        }
        figures += shown
        guard metric?.questions.count ?? 0 > 1 else { return }
        own[question.key] = Dictionary(
            shown.compactMap { figure in table.number(of: figure.cell).map { ($0, figure.released) } },
            uniquingKeysWith: { first, _ in first })
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
        switch question.kind {
        case .ranking: break
        // What nobody ticked is everybody's answer too.
        case .choices: found.hideUnanimity(sums, options: labels.count, orNone: true)
        default: found.hideUnanimity(sums, options: labels.count)
        }
        plans[question.key] = found
        figures += found.figures(.question(question.key), beside: self.plan) { cell in
            let own = sums[cell * labels.count..<(cell + 1) * labels.count]
            return ReleasedFigure.Content(
                n: 0, counts: table.tellsDistribution(cell) ? .counted(zip(labels, own), n: found.counts[cell]) : nil)
        }
    }

    /// What is shown of a metric of several questions: the mean of their figures, where all of them are shown, so that it says nothing
    /// that they do not. The mean of what each respondent answered would, of those who left some of the questions out.
    mutating func add(_ metric: SurveyMetric) {
        guard let values = tally.scales[metric.figure.rawValue], !values.groups.isEmpty else { return }
        let items = metric.questions.compactMap { question in plans[question.key].map { (question.key, $0) } }
        guard items.count == metric.questions.count else { return }
        let counted = plan(of: metric.figure, values, within: items.map(\.1))
        let scale = metric.metric.scale
        // Of answers that are alike the spread would tell everybody's.
        let varied = counted.protecting(tally.answers(values, table, range: scale.low...scale.high), seed: seed)
        bounds.append(varied.bounds)
        let sums = tally.sums(values, table, width: 2) { position, add in
            add(0, values.numbers[position])
            add(1, values.numbers[position] * values.numbers[position])
        }
        let shown = items.map { own[$0.0] ?? [:] }
        figures += counted.figures(metric.figure, beside: self.plan) { cell in
            let means = shown.compactMap { $0[cell]?.value?.scores?.mean }
            let (n, mean) = (counted.counts[cell], means.reduce(0, +) / Double(means.count))
            let source = table.tellsDistribution(cell) ? cell : 0
            // A net promoter score is of other numbers than those that were answered.
            let spread =
                varied.plan.verdicts[source] == .shown && metric.metric.measure == .mean
                ? Observation(n: counted.counts[source], sum: sums[source * 2], sumOfSquares: sums[source * 2 + 1])
                : nil
            return ReleasedFigure.Content(
                n: 0, scores: Observation(n: n, sum: Double(n) * mean, sumOfSquares: nil).spread(as: spread))
        }.map { figure in
            guard let cell = table.number(of: figure.cell), case .shown(let content) = figure.released else {
                return figure
            }
            let ends = shown.compactMap { $0[cell]?.ends }
            guard ends.count == shown.count, ends.contains(where: { $0.lowerBound < $0.upperBound }) else {
                return figure
            }
            let low = ends.reduce(0) { $0 + $1.lowerBound } / Double(ends.count)
            let high = ends.reduce(0) { $0 + $1.upperBound } / Double(ends.count)
            return ReleasedFigure(figure.name, figure.cell, .band(ReleasedBand(low...high, n: content.n)))
        }
    }
}

extension Observation {
    /// The same mean of as many, whose answers lie as far apart as other ones; without any spread where that is nil.
    fileprivate func spread(as other: Observation?) -> Observation {
        guard let mean, let variance = other?.variance else { return Observation(n: n, sum: sum, sumOfSquares: nil) }
        return Observation(n: n, sum: sum, sumOfSquares: Double(n) * mean * mean + Double(n - 1) * variance)
    }
}

extension Released<ReleasedFigure.Content> {
    /// Between which ends the mean lies; one point where it is shown.
    fileprivate var ends: ClosedRange<Double>? {
        switch self {
        case .shown(let content): content.scores?.mean.map { $0...$0 }
        case .band(let band): band.interval
        case .heldBack, .nothing: nil
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
    /// The same where only those cells are shown that tell how often each answer was given: how many were asked a question that
    /// depends on it tells that too.
    fileprivate var tellingDistributions: ReleasePlan {
        let verdicts = self.verdicts.enumerated().map { cell, verdict -> ReleaseVerdict in
            guard verdict.isShown else { return verdict }
            return verdict == .shown && table.tellsDistribution(cell) ? .shown : .heldBack(.pinsAnswers)
        }
        return ReleasePlan(table: table, policy: policy, verdicts: verdicts, counts: counts)
    }

    /// Holds back until nothing exact is left of which all chose the same option: neither a cell, nor a cell less those below it.
    /// - Parameter counts: of each cell how many chose each option.
    /// - Parameter orNone: nor all left it.
    mutating func hideUnanimity(_ counts: [Double], options: Int, orNone: Bool = false) {
        while true {
            let isShown = verdicts.indices.map { verdicts[$0] == .shown && table.tellsDistribution($0) }
            let blocks = ReleaseBlocks(table, isShown: isShown)
            var pinned: [Int] = []
            for (row, cell) in blocks.cells.enumerated() {
                let below = blocks.rows(below: row).map { blocks.cells[$0] }
                let n = below.reduce(self.counts[cell]) { $0 - self.counts[$1] }
                let isUnanimous = (0..<options).contains { option in
                    let chosen = below.reduce(counts[cell * options + option]) {
                        $0 - counts[$1 * options + option]
                    }
                    return chosen == Double(n) || orNone && chosen == 0
                }
                guard n > 0, isUnanimous else { continue }
                pinned.append(([cell] + below).min { (self.counts[$0], $0) < (self.counts[$1], $1) }!)
            }
            if pinned.isEmpty { return }
            for cell in pinned { holdBack(cell, .pinsAnswers) }
        }
    }
}
