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
        /// Why there is a band and no figure, or a figure and no bars.
        let note: String?
        let bars: [Bar]
        let comments: [String]
        let trend: TrendTable?
        let sides: SidesBeside?
    }

    let title: String
    /// Why no answer is shown yet.
    let waiting: String?
    let results: [Result]
    let commentsHeldBack: String?
    let side: String
    /// The other half of a mirror pair, whose figures stand beside.
    let other: Crumb?

    init(_ asked: AskedRound, _ found: RoundResults, _ around: RoundSurroundings) {
        let questionnaire = asked.questionnaire
        title = asked.title
        side = questionnaire.respondents == .employees ? "inside" : "outside"
        waiting = found.waiting
        commentsHeldBack = asked.round.reasonForNoComments(found.comments)
        let language = AnsweringLanguage(questionnaire, wanted: questionnaire.mainLanguage)
        let subject = asked.round.plan.subjectName(unit: asked.unit) ?? language.words[.aboutWhom]
        results = found.answered.map {
            Result($0, around, texts: found.comments.value ?? [:], about: subject, in: questionnaire)
        }
        other = around.other.map { Crumb(name: $0.side.words, address: SiteURL.round.path($0.side.round.id)) }
    }
}

extension RoundAnswers.Result {
    init(
        _ answered: RoundResults.Answered, _ around: RoundSurroundings, texts: [String: [String]],
        about subject: String, in asked: Questionnaire
    ) {
        let question = answered.question
        text = asked.text(question.text, in: asked.mainLanguage)
            .replacing(Subjects.placeholder, with: subject)
        comments = texts[question.key] ?? []
        trend = TrendTable(around.trends[question.key] ?? [])
        sides = around.other.flatMap { SidesBeside(answered, from: asked.respondents, $0.counted) }
        switch answered.counts {
        case .nothing:
            (n, figure) = ("n \(grouped(answered.figure.value?.n ?? 0))", answered.figure.value?.withInterval)
            (heldBack, note, bars) = (nil, answered.reasonForNoCounts, [])
        case .heldBack(let reason): (n, heldBack, figure, note, bars) = (nil, reason.text, nil, nil, [])
        case .band(let band):
            (n, heldBack, bars) = ("n \(grouped(band.n))", nil, [])
            (figure, note) = (QuestionFigure.text(of: band, question.kind), ReleasedBand.reason)
        case .shown(let counts):
            let total = counts[""] ?? 0
            n = "n \(grouped(total))"
            (heldBack, note) = (nil, nil)
            figure = answered.figure.value?.withInterval
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
}

extension QuestionFigure {
    fileprivate var withInterval: String { [text, intervalText].compactMap(\.self).joined(separator: " ") }
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
