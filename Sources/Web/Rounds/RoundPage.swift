import Domain
import Statistics

/// One round: its link while it is open, how many responded, and how.
struct RoundPage: Page {
    struct Bar: Sendable {
        let label: String
        let n: String
        let share: String
        let percent: String
        let interval: String
    }

    /// The shared link in all its forms.
    struct Links: Sendable {
        let address: String
        let kiosk: String
        let code: String
        let poster: String
        /// What another site's page takes in; nil where it may not.
        let embed: String?
    }

    struct Result: Sendable {
        let text: String
        let n: String?
        let heldBack: String?
        let figure: String?
        let bars: [Bar]
        let comments: [String]
        let trend: TrendTable?
        let sides: SidesBeside?
    }

    let title: String
    let lead: String
    let crumbs: [Crumb]
    let link: Links?
    let rates: ResponseRates?
    let invitations: String?
    let report: String?
    let terms: String
    let close: String?
    /// Why no answer is shown yet.
    let waiting: String?
    let results: [Result]
    let commentsHeldBack: String?
    let mirror: String?
    let responses: ResponsesToTake?
    let side: String
    /// Pages that tell more of the results.
    let more: [Crumb]
    /// The other half of a mirror pair, whose figures stand beside.
    let other: Crumb?

    init(_ found: RoundResults, _ around: RoundSurroundings, link: String, now: Int64, mayClose: Bool) {
        let (round, asked) = (found.round, found.questionnaire)
        let isOpen = round.isOpen
        let state = round.state(at: now)
        let main = asked.mainLanguage
        title = "\(asked.text(asked.title, in: main)) · \(round.period.label)"
        side = asked.respondents == .employees ? "inside" : "outside"
        lead = "\(found.unit): \(round.stateWords(at: now)). \(counted(found.responses, "response"))."
        rates = found.rates
        invitations = round.plan.audience == nil || !mayClose ? nil : SiteURL.roundInvitations.path(round.id)
        report = round.plan.report
        terms = AnsweringLanguage(asked, wanted: "en").promise(to: asked.respondents, round.plan)
        crumbs = [
            Crumb(name: "Surveys", address: SiteURL.surveys.path()),
            Crumb(name: asked.text(asked.title, in: main), address: SiteURL.survey.path(round.survey)),
        ]
        self.link = state != .over && round.plan.hasSharedLink ? Links(round, address: link) : nil
        close = isOpen && mayClose ? SiteURL.roundClosure.path(round.id) : nil
        let waits = asked.respondents == .employees && isOpen
        waiting = waits ? "What employees answer is shown when the round is over, in groups of 5 or more." : nil
        if case .heldBack = found.comments {
            commentsHeldBack = "Comments are shown from \(Round.fewestForComments) respondents on."
        } else {
            commentsHeldBack = nil
        }
        results =
            waits
            ? []
            : found.answered.map { Result($0, around, texts: found.comments.value ?? [:], in: asked) }
        other = around.other.map { Crumb(name: $0.words, address: SiteURL.round.path($0.counted.round.id)) }
        mirror = round.mirror(found.metrics)
        more = Self.more(round, asked, hasComments: found.comments.value != nil)
        responses = asked.respondents == .customers && mayClose ? ResponsesToTake(round, asked) : nil
    }

    private static func more(_ round: Round, _ asked: Questionnaire, hasComments: Bool) -> [Crumb] {
        var more: [Crumb] = []
        if asked.respondents == .customers {
            more.append(Crumb(name: "By unit", address: SiteURL.roundUnits.path(round.id)))
            more += round.plan.segments.map {
                Crumb(name: "By \($0)", address: SiteURL.roundSegments.path(round.id, ["by": $0]))
            }
        }
        let isWritten = asked.questions.contains { $0.kind == .comment || $0.kind == .line }
        if hasComments, isWritten {
            more.append(Crumb(name: "All comments", address: SiteURL.roundComments.path(round.id)))
        }
        return more
    }
}

extension RoundPage.Links {
    init(_ round: Round, address: String) {
        self.address = address
        kiosk = address + "?kiosk=yes"
        code = SiteURL.roundCode.path(round.id)
        poster = SiteURL.roundPoster.path(round.id)
        embed =
            round.plan.mayEmbed
            ? "<iframe src=\"\(address)\" title=\"Survey\" style=\"width:100%;height:40rem;border:0\"></iframe>" : nil
    }
}

extension Round {
    /// "open until 3 Mar 2025": where it stands, in the days of its own place.
    func stateWords(at now: Int64) -> String {
        let place = LocalTime(plan.timeZone) ?? .utc
        func day(_ instant: Int64) -> String { place.day(of: instant).label }
        switch state(at: now) {
        case .planned: return "opens on \(day(openedAt))"
        // It ends as the day begins: the last day is the one before.
        case .open: return closesAt.map { "open until \(day($0 - 1))" } ?? "open now"
        case .over: return "over"
        }
    }
}

extension RoundPage.Result {
    init(
        _ answered: RoundResults.Answered, _ around: RoundSurroundings, texts: [String: [String]],
        in asked: Questionnaire
    ) {
        let question = answered.question
        text = asked.text(question.text, in: asked.mainLanguage)
        comments = texts[question.key] ?? []
        let points = around.trends[question.key] ?? []
        trend = TrendTable(points)
        sides = around.other.flatMap { SidesBeside(answered, from: asked.respondents, $0) }
        switch answered.counts {
        case .nothing: (n, heldBack, figure, bars) = ("n 0", nil, nil, [])
        case .heldBack(let reason): (n, heldBack, figure, bars) = (nil, reason.text, nil, [])
        case .shown(let counts):
            let total = counts[""] ?? 0
            n = "n \(grouped(total))"
            heldBack = nil
            let found = QuestionFigure(question.kind, counts)
            figure = found.map { [$0.text, $0.intervalText].compactMap(\.self).joined(separator: " ") }
            bars = Self.labels(question, asked).map { key, label in
                RoundPage.Bar(label, counts[key] ?? 0, of: total)
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

extension RoundPage.Bar {
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
