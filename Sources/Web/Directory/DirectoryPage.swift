import Domain
import Exchange

/// The people who can be asked, and the file that brings them in.
struct DirectoryPage: Page {
    struct Line: Sendable {
        let name: String
        let path: String
        let kind: String
        let unit: String
        let reach: String
        let state: String
    }

    let title = "Directory"
    let action = SiteURL.directory.path()
    let bring = SiteURL.directoryImport.path()
    let export = SiteURL.directoryCSV.path()
    let add = SiteURL.newContact.path()
    let search: Field
    let kind: Choice
    let country = Field(
        "country", "Country of phone numbers without a country code", hint: "Two letters, such as DE or FR.",
        autocomplete: "off", isRequired: false)
    let people: [Line]
    let hasPeople: Bool
    let count: String
    /// The next page of the list; nil on the last.
    let more: String?
    let problem: String?
    let outcome: DirectoryOutcome?

    /// How many stand on a page.
    static let longest = 100

    /// - Parameter people: those of this page, and one more where there is a next page.
    init(
        _ people: [Person], units: [Person.ID: Unit], total: Int, query: Form, problem: String? = nil,
        outcome: DirectoryOutcome? = nil
    ) {
        search = Field("q", "Name, key or e-mail", type: "search", value: query["q"], isRequired: false)
        kind = Choice(
            "kind", "Who", chosen: query["kind"],
            options: [("", "everybody")] + Person.Kind.allCases.map { ($0.rawValue, plural(of: $0.rawValue)) })
        self.people = people.prefix(Self.longest).map { Line($0, units[$0.id]) }
        hasPeople = !people.isEmpty
        count = total == 1 ? "1 person in all" : "\(grouped(total)) people in all"
        more =
            people.count > Self.longest
            ? SiteURL.directory.path([
                ("q", query["q"]), ("kind", query["kind"]), ("after", "\(people[Self.longest - 1].id)"),
            ]) : nil
        self.problem = problem
        self.outcome = outcome
    }
}

extension DirectoryPage.Line {
    init(_ person: Person, _ unit: Unit?) {
        let draft = person.draft
        name = draft.name.isEmpty ? draft.key : draft.name
        path = SiteURL.contact.path(person.id)
        kind = draft.kind.rawValue
        self.unit = unit?.name ?? "–"
        reach = draft.email ?? draft.phone ?? "–"
        state = person.hasUnsubscribed ? "wants no letters" : !draft.consents ? "did not agree to be asked" : ""
    }
}

/// What a file of people did, or would do.
struct DirectoryOutcome: Sendable {
    struct Fault: Sendable {
        let text: String
    }

    let head: String
    let counts: String
    let isKept: Bool
    let faults: [Fault]
    let hasFaults: Bool
    let moreFaults: String?

    private static let mostFaults = 50

    init(_ report: PersonFile.Report, file: String, isKept: Bool) {
        self.isKept = isKept
        head =
            isKept
            ? "“\(file)” is in."
            : report.problems.isEmpty
                ? "“\(file)” is fine. Nothing is changed yet." : "Nothing of “\(file)” was brought in."
        let word = isKept ? "" : "would be "
        counts =
            [
                "\(grouped(report.added)) \(word)added", "\(grouped(report.changed)) \(word)changed",
                "\(grouped(report.moved)) \(word)moved", "\(grouped(report.unchanged)) as before",
                "\(counted(report.refused, "row")) refused",
            ].joined(separator: ", ") + "."
        faults = report.problems.prefix(Self.mostFaults).map { Fault(text: "\($0)".capitalizedFirst) }
        hasFaults = !faults.isEmpty
        let left = report.problems.count - faults.count
        moreFaults = left > 0 ? "… and \(grouped(left)) more." : nil
    }
}
