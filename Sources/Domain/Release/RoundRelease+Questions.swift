extension RoundRelease.Making {
    /// What is shown of a question: who answered it, and how. Nil where nobody did, or where how the question before it was answered is
    /// not shown.
    func part(of question: Question) -> Part? {
        let name = ReleasedFigure.Name.question(question.key)
        guard let column = tally.columns[question.key], !column.groups.isEmpty else { return nil }
        var within: [ReleasePlan] = []
        if let condition = question.condition {
            guard let asked = parts[condition.question], asked.tellsWhole else { return nil }
            within = [asked.plan.tellingDistributions]
        }
        let seats = seats.of(column)
        let found = plan(of: name, column, seats, within: within)
        guard let range = question.kind.range else { return part(options: question, column, seats, found) }
        return part(question, column, seats, found, range)
    }

    private func part(
        _ question: Question, _ column: RoundTally.Column, _ seats: RoundSeats, _ plan: ReleasePlan,
        _ range: ClosedRange<Double>
    ) -> Part {
        let score = question.scorings.last!.score
        let guarded = question.scorings.map { seats.answers(column, $0) }
        let scores = guarded.last!
        var (found, bounds) = (plan, [ReleaseBounds]())
        for answers in guarded {
            let protected = protected(found, answers)
            found = protected.plan
            bounds.append(protected.bounds)
        }
        let labels = (0...10).map { "\($0)" }
        let sums = seats.sums(column, width: labels.count + 2) { position, add in
            let number = column.numbers[position]
            if let whole = Int(exactly: number), labels.indices.contains(whole) { add(whole, 1) }
            add(labels.count, score(number))
            add(labels.count + 1, score(number) * score(number))
        }
        let tellsWhole =
            table.segments.isEmpty || found.verdicts[0] != .shown || !question.kind.isCounted
            || DistributionBounds(found, of: seats.respondents, column.numbers, question.scorings).isOpen(scores)
        let whole =
            found.verdicts[0] == .shown && tellsWhole
            ? Observation(n: found.counts[0], sum: sums[labels.count], sumOfSquares: sums[labels.count + 1]) : nil
        let figures = found.figures(.question(question.key), beside: self.plan, of: scores) { cell in
            let sums = sums[cell * (labels.count + 2)..<(cell + 1) * (labels.count + 2)]
            let tellsAll = tellsWhole && table.tellsDistribution(cell)
            let exact = Observation(
                n: found.counts[cell], sum: sums[sums.startIndex + labels.count], sumOfSquares: sums[sums.endIndex - 1])
            return ReleasedFigure.Content(
                n: 0, scores: tellsAll ? exact : exact.spread(as: whole),
                counts: tellsAll && (question.kind.isCounted || table.segments.isEmpty)
                    ? .counted(zip(labels, sums), n: found.counts[cell]) : nil)
        }
        return Part(plan: found, figures: figures, bounds: bounds, tellsWhole: tellsWhole)
    }

    /// Options, and what is counted as answered only.
    private func part(
        options question: Question, _ column: RoundTally.Column, _ seats: RoundSeats, _ own: ReleasePlan
    ) -> Part {
        let labels = question.kind.options.map(\.key)
        let places = Dictionary(labels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let sums = seats.sums(column, width: labels.count) { position, add in
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
        let figures = found.figures(.question(question.key), beside: self.plan) { cell in
            let own = sums[cell * labels.count..<(cell + 1) * labels.count]
            return ReleasedFigure.Content(
                n: 0, counts: table.tellsDistribution(cell) ? .counted(zip(labels, own), n: found.counts[cell]) : nil)
        }
        return Part(plan: found, figures: figures)
    }

    /// What is shown of a metric of several questions: the mean of their figures, where all of them are shown, so that it says nothing
    /// that they do not. The mean of what each respondent answered would, of those who left some of the questions out.
    func part(of metric: SurveyMetric) -> Part? {
        guard let values = tally.scales[metric.figure.rawValue], !values.groups.isEmpty else { return nil }
        let items = metric.questions.compactMap { parts[$0.key] }
        guard items.count == metric.questions.count else { return nil }
        let seats = seats.of(values)
        let counted = plan(of: metric.figure, values, seats, within: items.map(\.plan))
        let scale = metric.metric.scale
        // Of answers that are alike the spread would tell everybody's.
        let varied = protected(counted, seats.answers(values, Scoring(range: scale.low...scale.high)))
        let sums = seats.sums(values, width: 2) { position, add in
            add(0, values.numbers[position])
            add(1, values.numbers[position] * values.numbers[position])
        }
        let shown = items.map { $0.released(in: table) }
        let figures = counted.figures(metric.figure, beside: self.plan) { cell in
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
        return Part(plan: counted, figures: figures, bounds: [varied.bounds])
    }
}

extension RoundRelease.Making.Part {
    /// What is shown, by number of the cell.
    fileprivate func released(in table: ReleaseTable) -> [Int: Released<ReleasedFigure.Content>] {
        Dictionary(
            figures.compactMap { figure in table.number(of: figure.cell).map { ($0, figure.released) } },
            uniquingKeysWith: { first, _ in first })
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
            for cell in pinned { hold(cell, .pinsAnswers) }
        }
    }
}
