import Domain

/// A round by an attribute of its respondents.
struct RoundSegmentsPage: Page {
    let title: String
    let lead: String
    let crumbs: [Crumb]
    /// Why there is no table, and what one could do.
    let empty: String?
    let segments: [Pick]
    /// Units of employees.
    let units: [Pick]
    let hasUnits: Bool
    let hasChoice: Bool
    let table: BreakdownTable?
    let pager: Pager?

    init(_ counted: CountedRound, _ found: SegmentBreakdown) {
        let (round, breakdown) = (counted.round, found.breakdown)
        func address(_ question: BreakdownQuestion) -> String { question.path(SiteURL.roundSegments, round.id) }
        title = found.segment.map { "By \($0.name)" } ?? "By attribute"
        crumbs = round.crumbs(counted.questionnaire)
        lead =
            counted.customers == nil
            ? "How employees answered by what was declared when the round began. Groups in which somebody could be recognised are held back."
            : "How customers answered by what was known of them on the day. Where few answered, the interval is wide."
        units = found.units.map { Pick(value: "\($0.id)", label: $0.name, isChosen: $0.id == found.unit) }
        hasUnits = units.count > 1
        segments = round.plan.countedSegments.map {
            Pick(value: $0.segment, label: $0.name, isChosen: $0.segment == found.segment?.segment)
        }
        hasChoice = segments.count > 1 || !segments.isEmpty && hasUnits
        guard let segment = found.segment?.name, breakdown.total != nil else {
            empty =
                found.segment == nil
                ? "This round does not break its results down. Say by which attributes when you open the next one: what is counted must be known before people answer."
                : counted.isWaiting
                    ? "What employees answer is shown when the round is over." : "Nobody has answered yet."
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
