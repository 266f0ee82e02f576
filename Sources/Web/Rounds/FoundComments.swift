import Domain
import Storage

/// A round's comments as far as they may be shown, with what stands beside them.
struct FoundComments: Sendable {
    static let pageSize = 50

    let round: Round
    let questionnaire: Questionnaire
    let question: CommentQuestion
    /// At most one more than stands on a page; `nothing` before employees' round is over.
    let comments: Released<[Comment]>
    let tags: [(tag: String, n: Int)]
    /// Of customers' comments; employees' tell nothing of where they come from.
    let units: [Unit.ID: String]
    /// Of customers in named rounds, and only for who works on them.
    let people: [Person.ID: Person]

    /// - Parameter seesPeople: who asks works on rounds.
    init?(
        _ id: Round.ID, _ question: CommentQuestion, seesPeople: Bool, _ site: Site, in transaction: any Transaction
    ) throws {
        guard let round = try transaction.rounds.find(id),
            let asked = try site.asked.questionnaire(of: round, in: transaction)
        else { return nil }
        (self.round, questionnaire, self.question) = (round, asked, question)
        let responses = try transaction.releases.told(round, of: asked.respondents) ?? 0
        switch round.releaseComments(ofResponses: responses, from: asked.respondents) {
        case .band, .nothing: comments = .nothing
        case .heldBack(let reason): comments = .heldBack(reason)
        case .shown:
            comments = .shown(
                try transaction.comments.list(
                    of: id, question.search, after: question.after, limit: Self.pageSize + 1))
        }
        let shown = comments.value ?? []
        let tellsMore = asked.respondents == .customers
        tags = comments.value == nil ? [] : try transaction.comments.tags(of: id)
        units = tellsMore ? try Self.units(of: shown, in: transaction) : [:]
        let isNamed = tellsMore && seesPeople && round.plan.protection == .named
        people = isNamed ? try Self.people(of: shown, in: transaction) : [:]
    }

    private static func units(of comments: [Comment], in transaction: any Transaction) throws -> [Unit.ID: String] {
        var units: [Unit.ID: String] = [:]
        for id in Set(comments.map(\.unit)) { units[id] = try transaction.units.find(id)?.name }
        return units
    }

    private static func people(of comments: [Comment], in transaction: any Transaction) throws -> [Person.ID: Person] {
        var people: [Person.ID: Person] = [:]
        for id in Set(comments.compactMap(\.person)) { people[id] = try transaction.people.find(id) }
        return people
    }
}
