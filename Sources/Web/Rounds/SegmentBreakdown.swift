import Domain
import Storage

/// A round's results by the values of one of the attributes that its plan declares.
struct SegmentBreakdown: Sendable {
    let breakdown: Breakdown
    /// Units of employees that can be broken down, with the one that is; empty for customers.
    let units: [Unit]
    let unit: Unit.ID
    /// Nil where the plan declares none.
    let segment: (segment: String, name: String)?

    init(
        _ question: BreakdownQuestion, _ counted: CountedRound, _ site: Site, in transaction: any Transaction
    ) throws {
        let plan = counted.round.plan
        let segments = plan.countedSegments
        let segment = segments.first { $0.segment == question.segment } ?? segments.first
        let questions = counted.questionsWithFigures
        self.segment = segment
        var question = question
        question.segment = segment?.segment
        if question.order == nil { (question.order, question.descending) = (.responses, true) }
        guard let customers = counted.customers else {
            (units, unit) = try Self.units(question, counted, site, in: transaction)
            breakdown = try Self.released(question, counted, unit, segment?.segment, in: transaction)
            return
        }
        (units, unit) = ([], counted.round.unit)
        var parts: [Breakdown.Part] = []
        var all = PartAnswers([:], questions)
        if let segment {
            let counts = try transaction.rounds.segmentCounts(
                of: customers, by: segment.segment, questions: questions.map(\.key))
            for (value, counts) in counts {
                let answers = PartAnswers(counts, questions)
                all += answers
                parts.append(Breakdown.Part(name: plan.name(of: value, in: segment.segment), answers))
            }
        }
        let total = parts.isEmpty ? nil : Breakdown.Part(name: "All", all)
        breakdown = Breakdown(question, questions, total: total, of: parts)
    }

    /// Employees of one unit with all below it.
    private static func released(
        _ question: BreakdownQuestion, _ counted: CountedRound, _ unit: Unit.ID, _ segment: String?,
        in transaction: any Transaction
    ) throws -> Breakdown {
        let (round, questions) = (counted.round, counted.questionsWithFigures)
        let names = questions.map { ReleasedFigure.Name.question($0.key) }
        guard let segment, !counted.isWaiting else { return Breakdown(question, questions, total: nil, of: []) }
        let values = try transaction.releases.segments(of: round.id).first { $0.key == segment }?.values ?? []
        let shown = try transaction.releases.values(of: round.id, segment, in: unit, names)
        let all = try transaction.releases.shown(of: round.id, in: ReleaseCell(unit: unit), names)
        return Breakdown(
            question, questions, total: Breakdown.Part(name: "All", all, questions),
            // That somebody had a value is told only where something else is.
            of: values.filter { shown[$0] != nil }.map {
                Breakdown.Part(
                    name: round.plan.name(of: $0, in: segment), shown[$0] ?? .init(), questions)
            })
    }

    /// The units of which something is shown, and the one that is asked for.
    private static func units(
        _ question: BreakdownQuestion, _ counted: CountedRound, _ site: Site, in transaction: any Transaction
    ) throws -> ([Unit], Unit.ID) {
        let (round, revision) = (counted.round, try transaction.units.revision())
        let tree = try site.figures.tree(revision: revision) { try transaction.units.tree() }
        guard !counted.isWaiting else { return ([], round.unit) }
        let shown = try site.finished.released(round, counted.questionsWithFigures, in: transaction)
        let standing = site.figures.standing(of: tree, revision: revision, in: round.period)
        let units = standing.subtree(of: round.unit).filter { shown[$0]?[.responses].value != nil }
        let wanted = question.unit.flatMap { units.contains($0) ? $0 : nil } ?? round.unit
        return (units.prefix(mostUnits).compactMap { standing.units[$0] }, wanted)
    }

    private static let mostUnits = 500
}

extension RoundPlan {
    /// By what its results are counted, with the words for it: what the answers are about, then the declared attributes.
    var countedSegments: [(segment: String, name: String)] {
        (subjects == nil ? [] : [(Subjects.segment, "what it is about")]) + segments.map { ($0, $0) }
    }

    fileprivate func name(of value: String, in segment: String) -> String {
        if value.isEmpty { return "not known" }
        guard segment == Subjects.segment else { return value }
        return subjects?.list.first { $0.key == value }?.name ?? value
    }
}
