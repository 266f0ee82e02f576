import Domain
import Storage

/// A round's results by the values of one of the attributes that its plan declares.
struct SegmentBreakdown: Sendable {
    let breakdown: Breakdown
    /// Nil where the plan declares none.
    let segment: (segment: String, name: String)?

    init(_ question: BreakdownQuestion, _ counted: CountedRound, in transaction: any Transaction) throws {
        let plan = counted.round.plan
        let segments = plan.countedSegments
        let segment = segments.first { $0.segment == question.segment } ?? segments.first
        let questions = counted.questionsWithFigures
        self.segment = segment
        var question = question
        question.segment = segment?.segment
        if question.order == nil { (question.order, question.descending) = (.responses, true) }
        var parts: [Breakdown.Part] = []
        var all = PartAnswers([:], questions)
        if let segment {
            let counts = try transaction.rounds.segmentCounts(
                of: counted.round.id, by: segment.segment, questions: questions.map(\.key))
            for (value, counts) in counts {
                let answers = PartAnswers(counts, questions)
                all += answers
                parts.append(Breakdown.Part(name: plan.name(of: value, in: segment.segment), answers: answers))
            }
        }
        let total = parts.isEmpty ? nil : Breakdown.Part(name: "All", answers: all)
        breakdown = Breakdown(question, questions, total: total, of: parts)
    }
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
