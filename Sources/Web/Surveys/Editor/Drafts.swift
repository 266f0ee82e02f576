import Domain
import HTTPTypes
import Hummingbird
import Storage

/// Changing a survey's draft, step by step.
enum Drafts {
    static func change(_ member: Member, id: Survey.ID) async throws -> Response {
        guard let order = DraftOrder(member.form) else { throw HTTPError(.badRequest) }
        do {
            let reply = try await follow(order, member, id)
            let language = if case .show(let code) = order.verb { code } else { member.form["in"] }
            return member.redirect(to: reply.path(id, language: language))
        } catch let trouble as DraftTrouble {
            return try await Surveys.page(member, id, after: order, trouble)
        } catch let refusal as DraftRefusal {
            return try await Surveys.page(member, id, after: order, .refused("\(refusal)"))
        } catch let refusal as SurveyRefusal {
            guard order.open == .whole else {
                return try await Surveys.page(member, id, after: order, .refused("\(refusal)"))
            }
            let problem = FieldProblem("key", "\(refusal)")
            return try await Surveys.page(member, id, after: order, .unreadable(FieldProblems([problem])))
        }
    }

    private static func follow(_ order: DraftOrder, _ member: Member, _ id: Survey.ID) async throws -> DraftReply {
        let (account, now) = (member.account.id, member.now)
        return try await member.site.database.write { transaction in
            guard var desk = try DraftDesk(id, in: transaction, by: account, at: now) else {
                throw HTTPError(.notFound)
            }
            return try desk.follow(order)
        }
    }
}
