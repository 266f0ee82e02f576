import Domain
import Storage

/// A round's results by the values of one of the attributes that its plan declares.
struct SegmentBreakdown: Sendable {
    let breakdown: Breakdown
    /// Nil where the plan declares none.
    let segment: String?

    init(_ question: BreakdownQuestion, _ counted: CountedRound, in transaction: any Transaction) throws {
        let declared = counted.round.plan.segments
        let segment = question.segment.flatMap { declared.contains($0) ? $0 : nil } ?? declared.first
        let questions = counted.questionsWithFigures
        self.segment = segment
        var question = question
        question.segment = segment
        if question.order == nil { (question.order, question.descending) = (.responses, true) }
        var parts: [Breakdown.Part] = []
        var all = PartAnswers([:], questions)
        if let segment {
            let counts = try transaction.rounds.segmentCounts(
                of: counted.round.id, by: segment, questions: questions.map(\.key))
            for (value, counts) in counts {
                let answers = PartAnswers(counts, questions)
                all += answers
                parts.append(Breakdown.Part(name: value.isEmpty ? "not known" : value, answers: answers))
            }
        }
        let total = parts.isEmpty ? nil : Breakdown.Part(name: "All", answers: all)
        breakdown = Breakdown(question, questions, total: total, of: parts)
    }
}
