import Domain
import Storage

/// What a private link leads to: its owner's words with what was replied.
struct FoundThreads: Sendable {
    let link: ThreadLink
    let round: Round
    let questionnaire: Questionnaire
    /// In the order of the questions.
    let comments: [Comment]
    /// Whether the round's comments are shown to anybody; what she answers is shown with them.
    let isShown: Bool
    /// What texts call the unit that was asked.
    let unit: String
}

extension FoundThreads {
    /// Nil where it leads nowhere, or nothing is left of what was written.
    init?(_ link: ThreadLink, _ cache: AskedCache, in transaction: any Transaction) throws {
        guard let round = try transaction.rounds.find(link.round),
            let asked = try cache.questionnaire(of: round, in: transaction)
        else { return nil }
        let keys = asked.questions.map(\.key)
        let found = try transaction.comments.behind(links: keys.map(link.hash), in: round.id)
        guard !found.isEmpty else { return nil }
        self.init(
            link: link, round: round, questionnaire: asked,
            comments: keys.flatMap { key in found.filter { $0.question == key } },
            isShown: try transaction.showsComments(of: round, from: asked.respondents),
            unit: try transaction.units.find(round.unit)?.name ?? "")
    }

    /// - Parameter wanted: a language code, or what a browser sends as `Accept-Language`.
    func language(wanted: String) -> AnsweringLanguage {
        var language = AnsweringLanguage(questionnaire, wanted: wanted)
        language.subject = round.plan.subjectName(unit: unit) ?? language.words[.aboutWhom]
        return language
    }
}

extension Transaction {
    /// Whether what was written in a round is shown to those who may see the round.
    func showsComments(of round: Round, from respondents: Respondent) throws -> Bool {
        round.releaseComments(ofResponses: try releases.told(round, of: respondents) ?? 0, from: respondents).value
            != nil
    }
}
