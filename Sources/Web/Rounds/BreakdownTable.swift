import Domain

/// A round's results by parts as finished texts: a row for each part, a column for each question with a figure.
struct BreakdownTable: Sendable {
    struct Head: Sendable {
        let name: String
        /// What the figures are: "mean", "NPS", "% yes".
        let measure: String?
        let address: String
        let sort: String?
    }

    struct Cell: Sendable {
        let value: String?
        let interval: String?
        let n: String?
        let heldBack: String?
        let isMissing: Bool
    }

    /// Why nothing is shown, and what its answers count in.
    struct Held: Sendable {
        let reason: String
        let countedIn: Crumb?
    }

    struct Row: Sendable {
        let isTotal: Bool
        let name: String
        let address: String?
        let within: String?
        let responses: String
        /// Stands in place of all cells where nothing is shown of it.
        let held: Held?
        let cells: [Cell]
    }

    let caption: String
    let name: Head
    let responses: Head
    let heads: [Head]
    let rows: [Row]
    /// How many columns stand behind the name.
    let width: String

    /// - Parameter address: the page's address for another question.
    init(
        _ breakdown: Breakdown, of asked: Questionnaire, parts: String, caption: String,
        address: (BreakdownQuestion) -> String
    ) {
        let question = breakdown.question
        func head(_ name: String, _ measure: String?, _ order: BreakdownQuestion.Order) -> Head {
            let isSorted = question.order == order
            return Head(
                name: name, measure: measure, address: address(question.sorted(by: order)),
                sort: isSorted ? question.descending ? "descending" : "ascending" : nil)
        }
        self.caption = caption
        name = head(parts.capitalizedFirst, nil, .name)
        responses = head("Responses", nil, .responses)
        heads = breakdown.questions.map {
            head(asked.text($0.text, in: asked.mainLanguage), Self.measure($0.kind), .question($0.key))
        }
        width = "\(heads.count + 1)"
        rows =
            (breakdown.total.map { [Row($0, breakdown.questions, isTotal: true)] } ?? [])
            + breakdown.parts.map { Row($0, breakdown.questions, isTotal: false) }
    }

    private static func measure(_ kind: Question.Kind) -> String {
        switch kind {
        case .recommend: "NPS"
        case .yesNo: "% yes"
        default: "mean"
        }
    }
}

extension BreakdownTable.Cell {
    fileprivate init(_ released: Released<QuestionFigure>, _ kind: Question.Kind) {
        let figure = released.value
        value =
            figure.map { $0.measure == .share ? $0.scale.number($0.value) : $0.number }
            ?? released.band.map { QuestionFigure.ends(of: $0, kind) }
        interval = figure?.intervalText
        n = (figure?.n ?? released.band?.n).map { "n \(grouped($0))" }
        heldBack = released.reason?.text
        isMissing = released.isNothing
    }
}

extension BreakdownTable.Row {
    fileprivate init(_ part: Breakdown.Part, _ questions: [Question], isTotal: Bool) {
        self.isTotal = isTotal
        name = part.name
        address = part.address
        within = part.within
        responses = (part.responses.value ?? part.responses.band?.n).map(grouped) ?? ""
        held = part.responses.reason.map { BreakdownTable.Held(reason: $0.text, countedIn: part.countedIn) }
        cells =
            held == nil ? zip(part.figures, questions).map { BreakdownTable.Cell($0, $1.kind) } : []
    }
}
