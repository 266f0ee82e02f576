import Domain
import Statistics

/// What was answered in a round, as far as it may be shown. It says the same to everybody who sees the round.
struct RoundAnswers: Page {
    struct Bar: Sendable {
        let label: String
        let n: String
        let share: String
        let percent: String
        let interval: String
    }

    struct Result: Sendable {
        let text: String
        let n: String?
        let heldBack: String?
        let figure: String?
        let bars: [Bar]
        let comments: [String]
    }

    let title: String
    /// Why no answer is shown yet.
    let waiting: String?
    let results: [Result]
    let commentsHeldBack: String?
    let side: String

    init(_ asked: AskedRound, _ found: RoundResults) {
        let questionnaire = asked.questionnaire
        title = asked.title
        side = questionnaire.respondents == .employees ? "inside" : "outside"
        let waits = questionnaire.respondents == .employees && asked.round.isOpen
        waiting = waits ? "What employees answer is shown when the round is over, in groups of 5 or more." : nil
        if case .heldBack = found.comments {
            commentsHeldBack = "Comments are shown from \(Round.fewestForComments) respondents on."
        } else {
            commentsHeldBack = nil
        }
        let subject = asked.round.plan.subjects?.list.first?.name ?? asked.unit
        results = found.answered.map {
            Result($0, texts: found.comments.value ?? [:], about: subject, in: questionnaire)
        }
    }
}

extension RoundAnswers.Result {
    init(
        _ answered: RoundResults.Answered, texts: [String: [String]], about subject: String, in asked: Questionnaire
    ) {
        let question = answered.question
        text = asked.text(question.text, in: asked.mainLanguage)
            .replacing(Subjects.placeholder, with: subject)
        comments = texts[question.key] ?? []
        switch answered.counts {
        case .nothing: (n, heldBack, figure, bars) = ("n 0", nil, nil, [])
        case .heldBack(let reason): (n, heldBack, figure, bars) = (nil, reason.text, nil, [])
        case .shown(let counts):
            let total = counts[""] ?? 0
            n = "n \(grouped(total))"
            heldBack = nil
            figure = Self.figure(question, counts)
            bars = Self.labels(question, asked).map { key, label in
                RoundAnswers.Bar(label, counts[key] ?? 0, of: total)
            }
        }
    }

    /// What the bars stand for: points, yes and no, or options.
    private static func labels(_ question: Question, _ asked: Questionnaire) -> [(String, String)] {
        switch question.kind {
        case .recommend: (0...10).reversed().map { ("\($0)", "\($0)") }
        case .agreement(let points): (1...points).reversed().map { ("\($0)", "\($0)") }
        case .yesNo: [("1", "Yes"), ("0", "No")]
        case .choice(let options), .choices(let options):
            options.map { ($0.key, asked.text($0.text, in: asked.mainLanguage)) }
        default: []
        }
    }

    /// Mean or net promoter score with its interval.
    private static func figure(_ question: Question, _ counts: [String: Int]) -> String? {
        let answers = counts.filter { !$0.key.isEmpty }
        let values = Dictionary(
            answers.compactMap { key, n in Double(key).map { ($0, n) } }, uniquingKeysWith: +)
        switch question.kind {
        case .recommend:
            return Self.written(
                values.mapKeys { $0 >= 9 ? 100 : $0 <= 6 ? -100 : 0 }, -100...100, decimals: 0, name: "NPS")
        case .agreement: return Self.written(values, question.kind.range ?? 1...5, decimals: 2, name: "mean")
        default: return nil
        }
    }

    private static func written(
        _ values: [Double: Int], _ range: ClosedRange<Double>, decimals: Int, name: String
    ) -> String? {
        let moments = Moments(counts: values)
        guard let mean = moments.mean else { return nil }
        let text = name == "NPS" ? mean.signed(decimals) : mean.fixed(decimals)
        guard moments.n > 1, let error = moments.standardError, error > 0 else { return "\(name) \(text)" }
        let half = StudentT.upperQuantile(0.025, df: Double(moments.n - 1)) * error
        let (low, high) = (max(range.lowerBound, mean - half), min(range.upperBound, mean + half))
        return "\(name) \(text) [\(low.fixed(decimals)), \(high.fixed(decimals))]"
    }
}

extension Dictionary where Key == Double, Value == Int {
    fileprivate func mapKeys(_ transform: (Double) -> Double) -> [Double: Int] {
        Dictionary(map { (transform($0.key), $0.value) }, uniquingKeysWith: +)
    }
}

extension RoundAnswers.Bar {
    /// The share with its Wilson interval.
    init(_ label: String, _ count: Int, of total: Int) {
        self.label = label
        n = grouped(count)
        let share = total > 0 ? Double(count) / Double(total) : 0
        self.share = (share * 100).fixed(1)
        percent = "\((share * 100).fixed(0))\u{202F}%"
        let wilson = try? Statistics.Share(count, of: total).wilson()
        interval = wilson.map { "[\(($0.low * 100).fixed(0)), \(($0.high * 100).fixed(0))]" } ?? ""
    }
}
