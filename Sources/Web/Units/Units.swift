import Domain
import Hummingbird
import Storage

/// One unit with both its sides.
enum Units {
    static func show(_ member: Member, id: Unit.ID) async throws -> Response {
        let wanted = Period(member.query["period"])
        let opensMirror = !Audience.leaders.excludes(member.account.role)
        let (scope, cache, today) = (member.account.scope, member.site.figures, member.today)
        let page = try await member.site.database.read { transaction -> UnitPage? in
            let figures = try FigureReader(transaction, cache: cache)
            guard let unit = figures.tree.units[id] else { return nil }
            let board = try UnitBoard(unit, wanted: wanted, figures: figures) { period in
                var question = MirrorQuestion(Form())
                (question.below, question.period) = (id, period)
                let choice = MirrorChoice(question, figures: figures, scope: .within(id))
                return choice.kinds.isEmpty ? nil : try MirrorBoard(question, choice, figures: figures)
            }
            guard let board else { return UnitPage(unit, in: figures.tree.standing(on: today), scope: scope) }
            return UnitPage(board, scope: scope, opensMirror: opensMirror)
        }
        guard let page else { throw HTTPError(.notFound) }
        return try member.page(page)
    }
}
