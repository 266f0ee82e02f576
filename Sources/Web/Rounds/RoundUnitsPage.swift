import Domain

/// A round by unit.
struct RoundUnitsPage: Page {
    struct Toolbar: Sendable {
        let levels: [Pick]
        let search: String
        let sort: String?
        let order: String?
    }

    let title = "By unit"
    let lead: String
    let crumbs: [Crumb]
    /// Why nothing is shown yet.
    let waiting: String?
    let noAnswers: Bool
    let nothingFound: Bool
    let toolbar: Toolbar?
    let table: BreakdownTable?
    let pager: Pager?

    /// Of employees, before its plan is made.
    init(waitingFor counted: CountedRound) {
        crumbs = counted.round.crumbs(counted.questionnaire)
        lead = counted.questionnaire.respondents.leadByUnit
        waiting = "What employees answer is shown when the round is over."
        (noAnswers, nothingFound, toolbar, table, pager) = (false, false, nil, nil, nil)
    }

    init(_ counted: CountedRound, _ found: UnitBreakdown) {
        let (round, breakdown) = (counted.round, found.breakdown)
        let question = breakdown.question
        func address(_ question: BreakdownQuestion) -> String { question.path(SiteURL.roundUnits, round.id) }
        crumbs = round.crumbs(counted.questionnaire)
        lead = counted.questionnaire.respondents.leadByUnit
        waiting = nil
        noAnswers = breakdown.total == nil
        nothingFound = !noAnswers && breakdown.found == 0
        toolbar =
            noAnswers
            ? nil
            : Toolbar(
                levels: found.levels.map { Pick(value: $0, label: $0, isChosen: $0 == found.level) } + [
                    Pick(
                        value: UnitBreakdown.everyLevel, label: "unit of every kind",
                        isChosen: found.level == UnitBreakdown.everyLevel)
                ],
                search: question.search, sort: question.sort, order: question.descending ? "desc" : nil)
        let isEvery = found.level == UnitBreakdown.everyLevel || !question.search.isEmpty
        let kind = isEvery ? "unit" : found.level
        table =
            noAnswers || nothingFound
            ? nil
            : BreakdownTable(
                breakdown, of: counted.questionnaire, parts: kind,
                caption:
                    "\(round.period.label): \(Domain.counted(breakdown.found, kind))\(counted.customers == nil ? "" : " with answers")",
                address: address)
        pager = Pager(page: breakdown.page, pages: breakdown.pages) { address(question.page($0)) }
    }
}

extension Respondent {
    fileprivate var leadByUnit: String {
        switch self {
        case .customers:
            "How customers answered for each unit with all below it. Where few answered, the interval is wide."
        case .employees:
            "How employees answered in each unit with all below it. Groups in which somebody could be recognised are held back; their answers count in the unit above."
        }
    }
}
