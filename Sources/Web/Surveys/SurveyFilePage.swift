import Domain
import Exchange

/// A survey as its file, with what is wrong in it by line.
struct SurveyFilePage: Page {
    struct Fault: Sendable {
        let line: String
        let message: String
    }

    let title: String
    let surveys = SiteURL.surveys.path()
    let tabs: SurveyTabs?
    let action: String
    let yaml: String
    let revision: String?
    let faults: [Fault]
    let hasFaults: Bool
    let refusal: String?
    /// The draft as it is, where it changed while somebody wrote.
    let now: String?
    let download: String?

    /// - Parameter revision: the draft that the text was made from; the newest where nil.
    init(
        _ survey: Survey?, yaml: String, problems: SurveyFile.Problems? = nil, refusal: String? = nil,
        now: String? = nil, revision: String? = nil
    ) {
        title = survey?.name ?? "A survey from a file"
        tabs = survey.map { SurveyTabs($0, .file) }
        action = survey.map { SiteURL.surveyText.path($0.id) } ?? SiteURL.surveys.path()
        self.yaml = yaml
        self.revision = survey.map { revision ?? "\($0.revision)" }
        faults = problems?.list.prefix(100).map { Fault(line: "\($0.line)", message: $0.message) } ?? []
        hasFaults = !faults.isEmpty
        self.refusal = refusal
        self.now = now
        download = survey.map { SiteURL.surveyFile.path($0.id) }
    }
}
