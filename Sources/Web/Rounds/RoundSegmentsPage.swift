import Domain

/// A round of customers by an attribute of theirs; of employees' rounds why there is none.
struct RoundSegmentsPage: Page {
    let title: String
    let lead: String
    let crumbs: [Crumb]
    /// Why there is no table, and what one could do.
    let empty: String?
    let mirror: String?
    let segments: [Pick]
    let hasChoice: Bool
    let table: BreakdownTable?
    let pager: Pager?

    /// Of employees.
    init(_ counted: CountedRound, mirror: String?) {
        title = "By attribute"
        crumbs = counted.round.crumbs(counted.questionnaire)
        lead = "Employees’ results are not broken down by who they are: small groups could be told apart."
        empty = "Their units stand in the mirror, as they may be shown."
        self.mirror = mirror
        (segments, hasChoice, table, pager) = ([], false, nil, nil)
    }

    init(_ counted: CountedRound, _ found: SegmentBreakdown) {
        let (round, breakdown) = (counted.round, found.breakdown)
        func address(_ question: BreakdownQuestion) -> String { question.path(SiteURL.roundSegments, round.id) }
        title = found.segment.map { "By \($0.name)" } ?? "By attribute"
        crumbs = round.crumbs(counted.questionnaire)
        lead = "How customers answered by what was known of them on the day. Where few answered, the interval is wide."
        mirror = nil
        segments = round.plan.countedSegments.map {
            Pick(value: $0.segment, label: $0.name, isChosen: $0.segment == found.segment?.segment)
        }
        hasChoice = segments.count > 1
        guard let segment = found.segment?.name, breakdown.total != nil else {
            empty =
                found.segment == nil
                ? "This round does not break its results down. Say by which attributes when you open the next one: what is counted must be known before people answer."
                : "Nobody has answered yet."
            (table, pager) = (nil, nil)
            return
        }
        empty = nil
        table = BreakdownTable(
            breakdown, of: counted.questionnaire, parts: segment,
            caption: "\(round.period.label): \(Domain.counted(breakdown.found, "value")) of \(segment)",
            address: address)
        pager = Pager(page: breakdown.page, pages: breakdown.pages) { address(breakdown.question.page($0)) }
    }
}
