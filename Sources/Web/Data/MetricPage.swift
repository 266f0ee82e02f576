import Domain

/// One metric, to add or to change.
struct MetricPage: Page {
    let title: String
    let lead: String
    let action: String
    let save: String
    let back = SiteURL.data.path()
    /// The upload to go back to afterwards.
    let upload: String?
    let problem: String?
    let name: Field
    let key: Field
    let side: Choice
    let respondents: [Pick]
    let respondentsProblem: String?
    let answeredBy: Field
    /// Nil where figures fix them.
    let scaling: Scaling?
    /// What figures fix, in a sentence; nil where they do not.
    let fixed: String?
    let format: Choice
    let direction: Choice
    let note: Field
    let source: Field

    struct Scaling: Sendable {
        let low: Field
        let high: Field
        let measure: Choice
        let basis: Choice
    }

    /// The fields that cannot change once figures are kept.
    static let fixed: Set<String> = ["scale_low", "scale_high", "measure", "basis"]

    /// What a new metric's form shows.
    static let usual = Form([
        "side": ["inside"], "respondents": ["employees"], "scale_low": ["1"], "scale_high": ["5"], "format": ["plain"],
        "measure": ["mean"],
        "direction": ["higher"], "basis": ["answers"],
    ])

    init(
        _ metric: Metric?, form: Form, hasFigures: Bool = false, upload: Upload.ID? = nil,
        problems: FieldProblems? = nil
    ) {
        title = metric?.name ?? "Add a metric"
        lead =
            metric == nil
            ? "Something that is measured again and again: from inside, from outside, or of the business."
            : "What this metric means and how its figures are read."
        action = metric.map { SiteURL.metric.path($0.id) } ?? SiteURL.metrics.path()
        save = metric == nil ? "Add the metric" : "Save"
        self.upload = upload.map { "\($0)" }
        problem = problems?.message(for: "")
        name = Field(
            "name", "Name", value: form["name"], autocomplete: "off", isFirst: metric == nil, problems: problems)
        key = Field(
            "key", "Key", value: form["key"], hint: "By which files name it: lower-case letters, digits, hyphens.",
            autocomplete: "off", problems: problems)
        side = Choice(
            "side", "Side", chosen: form["side"], options: Side.allCases.map { ($0.rawValue, $0.label) },
            problems: problems)
        let chosen = Set(form.all("respondents").flatMap { $0.split { $0 == " " || $0 == "+" }.map(String.init) })
        respondents = Respondent.allCases.map {
            Pick(value: $0.rawValue, label: $0.rawValue.capitalizedFirst, isChosen: chosen.contains($0.rawValue))
        }
        respondentsProblem = problems?.message(for: "respondents")
        answeredBy = Field(
            "answered_by", "In your own words", value: form["answered_by"], hint: "“Nurses”, “Families”.",
            autocomplete: "off", isRequired: false, problems: problems)
        scaling = hasFigures ? nil : Scaling(form, problems)
        fixed = hasFigures ? metric.map(Self.fixedText) : nil
        format = Choice(
            "format", "Figures are written as", chosen: form["format"], options: Scale.Format.allCases.map(\.option),
            problems: problems)
        direction = Choice(
            "direction", "Good is", chosen: form["direction"],
            options: [("higher", "higher"), ("lower", "lower"), ("none", "neither: it is context")], problems: problems)
        note = Field(
            "note", "What it means, in a sentence", value: form["note"], autocomplete: "off", isRequired: false,
            problems: problems)
        source = Field(
            "source", "Where the figures come from", value: form["source"], autocomplete: "off", isRequired: false,
            problems: problems)
    }

    private static func fixedText(_ metric: Metric) -> String {
        """
        Its figures are kept as \(metric.basis.words), \(metric.measure.words), on a scale from \
        \(metric.scale.low.shortest) to \(metric.scale.high.shortest). That stays, since figures are there already.
        """
    }
}

extension MetricPage.Scaling {
    init(_ form: Form, _ problems: FieldProblems?) {
        low = Field("scale_low", "Lowest value", value: form["scale_low"], autocomplete: "off", problems: problems)
        high = Field("scale_high", "Highest value", value: form["scale_high"], autocomplete: "off", problems: problems)
        measure = Choice(
            "measure", "A unit's figure is", chosen: form["measure"],
            options: Measure.allCases.map { ($0.rawValue, $0.words) }, problems: problems)
        basis = Choice(
            "basis", "The figures are made of", chosen: form["basis"],
            options: Basis.allCases.map { ($0.rawValue, $0.words) },
            problems: problems)
    }
}

extension Measure {
    fileprivate var words: String {
        switch self {
        case .mean: "the mean of the values"
        case .total: "their sum"
        case .nps: "the net promoter score of answers from 0 to 10"
        case .favourable: "the percentage of favourable answers"
        }
    }
}

extension Basis {
    fileprivate var words: String {
        switch self {
        case .answers: "answers that are counted"
        case .figures: "finished figures of units"
        }
    }
}

extension Scale.Format {
    fileprivate var option: (value: String, label: String) {
        switch self {
        case .plain: (rawValue, "a number: 3.41")
        case .share: (rawValue, "a share from 0 to 1, as a percentage: 77.2 %")
        case .percent: (rawValue, "a percentage: 77.2 %")
        case .points: (rawValue, "points: 34")
        case .count: (rawValue, "a count: 1 204")
        }
    }
}
