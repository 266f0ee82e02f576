import Domain
import HTTPTypes
import Hummingbird
import Storage

/// Replies to what people wrote in a round, which its authors read without being known.
enum RoundReplies {
    static func create(_ member: Member, id: Round.ID) async throws -> Response {
        let (form, question) = (member.form, CommentQuestion(member.form))
        func again(_ problem: String) async throws -> Response {
            try await RoundComments.page(
                member, id, question, problem: problem,
                draft: CommentsPage.Draft(comment: form["comment"], text: form["text"]))
        }
        let text: String
        do throws(AnswerFault) { text = try Comment.entry(form["text"]) } catch {
            return try await again("Write a reply of at most \(grouped(Comment.longestEntry)) characters.")
        }
        let (today, cache) = (member.today, member.site.asked)
        let isKept = try await member.site.database.write { transaction in
            guard let round = try transaction.rounds.find(id),
                let asked = try cache.questionnaire(of: round, in: transaction)
            else { throw HTTPError(.notFound) }
            return try transaction.showsComments(of: round, from: asked.respondents)
                && transaction.comments.reply(text, to: form["comment"], in: id, on: today)
        }
        guard isKept else { return try await again("This comment cannot be replied to, or not any more.") }
        return member.redirect(to: question.path(id), notice: .replyKept)
    }
}
