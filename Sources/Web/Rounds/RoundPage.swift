import Domain

/// One round: its link while it is open, how many responded, and how.
struct RoundPage: Page {
    /// The shared link in all its forms.
    struct Links: Sendable {
        let address: String
        let kiosk: String
        let code: String
        let poster: String
        /// What another site's page takes in; nil where it may not.
        let embed: String?
    }

    struct Thresholds: Sendable {
        let action: String
        let people: String
        let comments: String
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
    let answers: DrawnPage
    let mirror: String?
    let responses: ResponsesToTake?
    /// How many must have answered, for who may ask for more; nil where customers are asked.
    let thresholds: Thresholds?
    /// Pages that tell more of the results.
    let more: [Crumb]

    init(_ found: AskedRound, answers: DrawnPage, link: String, now: Int64, mayClose: Bool) {
        let (round, asked) = (found.round, found.questionnaire)
        let isOpen = round.isOpen
        title = found.title
        let responses = found.told.map { counted($0, "response") } ?? "Fewer than five responses"
        lead = "\(found.unit): \(round.stateWords(at: now)). \(responses)."
        rates = found.rates
        invitations = round.plan.audience == nil || !mayClose ? nil : SiteURL.roundInvitations.path(round.id)
        report = round.plan.report
        terms = Words.english.promise(to: asked.respondents, round.plan)
        crumbs = [
            Crumb(name: "Surveys", address: SiteURL.surveys.path()),
            Crumb(name: asked.text(asked.title, in: asked.mainLanguage), address: SiteURL.survey.path(round.survey)),
        ]
        self.link =
            round.state(at: now) != .over && round.plan.hasSharedLink ? Links(round, address: link) : nil
        close = isOpen && mayClose ? SiteURL.roundClosure.path(round.id) : nil
        self.answers = answers
        mirror = round.mirror(found.metrics)
        thresholds =
            asked.respondents == .employees && mayClose
            ? Thresholds(
                action: SiteURL.roundThresholds.path(round.id), people: "\(round.plan.policy.threshold)",
                comments: "\(round.plan.policy.commentThreshold)") : nil
        more = Self.more(found)
        self.responses = asked.respondents == .customers && mayClose ? ResponsesToTake(round, asked) : nil
    }

    private static func more(_ found: AskedRound) -> [Crumb] {
        let (round, asked) = (found.round, found.questionnaire)
        var more: [Crumb] = []
        if round.showsAnswers(of: asked.respondents) {
            more.append(Crumb(name: "By unit", address: SiteURL.roundUnits.path(round.id)))
            more += round.plan.countedSegments.map {
                Crumb(name: "By \($0.name)", address: SiteURL.roundSegments.path(round.id, ["by": $0.segment]))
            }
        }
        if asked.respondents == .employees, !round.isOpen {
            more.append(Crumb(name: "All groups as CSV", address: SiteURL.roundGroups.path(round.id)))
        }
        let isWritten = asked.questions.contains { $0.kind == .comment || $0.kind == .line }
        if isWritten, round.releaseComments(ofResponses: found.told ?? 0, from: asked.respondents).value != nil {
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
