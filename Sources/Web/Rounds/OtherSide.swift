import Domain
import Storage

/// The other half of a mirror pair: a survey that asks the other side the same, in one of its rounds.
///
/// Two surveys are such a pair when one asks employees and the other customers, and their questions with a number for an
/// answer have the same keys and kinds.
struct OtherSide: Sendable {
    let round: Round
    private let questionnaire: Questionnaire
    /// Whether its round stands for the same period; else it is the newest one that is over.
    let isOfSamePeriod: Bool

    /// Nil where nobody asks the other side the same, or nothing of it may be shown yet.
    init?(of round: Round, _ asked: Questionnaire, _ site: Site, in transaction: any Transaction) throws {
        let wanted = asked.numericQuestions
        guard !wanted.isEmpty else { return nil }
        for (survey, version) in try transaction.surveys.newestVersions() where survey != round.survey {
            guard let other = try site.asked.questionnaire(of: survey, version: version, in: transaction),
                other.respondents != asked.respondents, other.numericQuestions == wanted
            else { continue }
            let same = try transaction.rounds.find(survey, in: round.period)
                .flatMap { $0.showsAnswers(of: other.respondents) ? $0 : nil }
            guard let found = try same ?? transaction.rounds.newestFinished(of: survey),
                let questionnaire = try site.asked.questionnaire(of: found, in: transaction),
                questionnaire.respondents != asked.respondents
            else { continue }
            self.round = found
            self.questionnaire = questionnaire
            isOfSamePeriod = same != nil
            return
        }
        return nil
    }

    /// "Customers, “How do we serve you?”, 2025".
    var words: String {
        let title = questionnaire.text(questionnaire.title, in: questionnaire.mainLanguage)
        let period = round.period.label
        let when =
            isOfSamePeriod ? period : "\(period), their newest round that is over: none stands for the same period"
        return "\(questionnaire.respondents.people), “\(title)”, \(when)"
    }
}

extension Questionnaire {
    fileprivate var numericQuestions: [String: Question.Kind] {
        Dictionary(
            questions.filter { $0.kind.range != nil }.map { ($0.key, $0.kind) }, uniquingKeysWith: { first, _ in first }
        )
    }
}

extension Respondent {
    /// "Employees", "Customers": as a figure of theirs is labelled.
    var people: String { self == .employees ? "Employees" : "Customers" }

    /// The class that gives the side's hue and sign.
    var sideName: String { self == .employees ? Side.inside.rawValue : Side.outside.rawValue }
}
