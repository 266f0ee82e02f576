import Domain
import Exchange
import Foundation

/// Surveys to start from, in our own words. Each is a file in `Library`, whose first lines name its sources.
struct SurveyLibrary: Sendable {
    let starters: [Starter]

    struct Starter: Sendable {
        let key: String
        let name: String
        let purpose: String
        /// What the questions go back to, one reference each.
        let sources: [String]
        let yaml: String
        let questionnaire: Questionnaire
    }

    init() throws {
        let folder = Bundle.module.resourceURL!.appending(path: "Library")
        starters = try Self.contents.map { key, name, purpose in
            let yaml = try String(contentsOf: folder.appending(path: "\(key).yaml"), encoding: .utf8)
            return Starter(
                key: key, name: name, purpose: purpose, sources: Self.sources(yaml), yaml: yaml,
                questionnaire: try SurveyFile(yaml: Array(yaml.utf8)).questionnaire)
        }
    }

    subscript(key: String) -> Starter? { starters.first { $0.key == key } }

    /// The lines `# - …` at the top of a file.
    private static func sources(_ yaml: String) -> [String] {
        yaml.split(separator: "\n").prefix { $0.hasPrefix("#") }.filter { $0.hasPrefix("# - ") }.map {
            String($0.dropFirst(4))
        }
    }

    private static let contents: [(key: String, name: String, purpose: String)] = [
        (
            "pulse", "Employee pulse",
            "How people are treated: appreciation, voice, growth, help from others, goals, and whether they want to come or have to."
        ),
        (
            "enps", "Would you recommend working here",
            "The shortest one: one number to follow over time, what to keep and what to change."
        ),
        (
            "internal-service", "Service between departments",
            "Colleagues are customers of one another: how well one department serves another. Name your own departments."
        ),
        (
            "leadership-self", "Leadership: my own view",
            "A leader looks at herself before her team does. Asks the same as the team’s view."
        ),
        ("leadership-others", "Leadership: the team’s view", "Those who are led say how, with the same questions."),
        (
            "mirror-inside", "Mirror: the employees’ side",
            "How do we serve our customers? The same seven questions as the customers’ side, so that both can be put side by side."
        ),
        (
            "mirror-outside", "Mirror: the customers’ side",
            "How do we serve you? The same seven questions as the employees’ side."
        ),
        ("loyalty", "Customer loyalty", "Would you recommend us, and why or why not."),
        (
            "contact", "After a contact",
            "Was it settled, was it good, was it easy: right after a call, a visit or a chat."
        ),
        ("product", "Product", "Is the product itself good enough? Service alone does not save it."),
    ]
}
