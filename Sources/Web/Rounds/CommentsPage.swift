import Domain
import Storage

/// What people wrote in a round, in no order that tells anything.
struct CommentsPage: Page {
    struct Line: Sendable {
        let id: String
        let text: String
        let question: String
        let unit: String?
        let person: Crumb?
        let tags: [Tag]
        let thread: [Entry]
        let reply: Reply?
    }

    struct Entry: Sendable {
        let who: String
        let text: String
        let isAuthor: Bool
    }

    struct Reply: Sendable {
        let text: String
        let isOpen: Bool
    }

    /// A reply that was not taken.
    struct Draft: Sendable {
        let comment: Comment.ID
        let text: String
    }

    struct Tag: Sendable {
        let name: String
    }

    struct TagCount: Sendable {
        let name: String
        let n: String
        let address: String
        let isChosen: Bool
    }

    /// What the form of each comment carries, so that one comes back to the same place.
    struct Tagging: Sendable {
        let action: String
        let replyAction: String
        let search: String
        let chosenQuestion: String
        let chosenTag: String
        let after: String
        let longest: String
        let longestReply: String
    }

    let title = "Comments"
    let lead: String
    let crumbs: [Crumb]
    /// Why nothing is shown.
    let heldBack: String?
    let problem: String?
    let action: String
    let search: Field?
    let questions: Choice?
    let chosenTag: String?
    let tags: [TagCount]
    let hasTags: Bool
    let comments: [Line]
    let nothingFound: Bool
    let side: String
    let tagging: Tagging?
    /// Said before the round is over, where replies can be written then.
    let repliesLater: String?
    let first: String?
    let more: String?

    init(_ found: FoundComments, mayTag: Bool, problem: String? = nil, draft: Draft? = nil) {
        let (round, asked, question) = (found.round, found.questionnaire, found.question)
        crumbs = round.crumbs(asked)
        lead = Self.lead(asked.respondents)
        side = asked.respondents.sideName
        action = SiteURL.roundComments.path(round.id)
        self.problem = problem
        heldBack = round.reasonForNoComments(found.comments) ?? Self.waiting(found.comments)
        let shown = found.comments.value ?? []
        let isShown = heldBack == nil
        search =
            isShown ? Field("q", "Find words", type: "search", value: question.search.text, isRequired: false) : nil
        let texts = Self.texts(asked)
        questions =
            isShown && texts.count > 1
            ? Choice(
                "question", "In answer to", chosen: question.search.question ?? "",
                options: [("", "every question")] + texts.map { ($0.key, $0.text) }) : nil
        chosenTag = question.search.tag
        tags = found.tags.map { tag, n in
            let isChosen = tag == question.search.tag
            return TagCount(
                name: tag, n: grouped(n), address: question.tagged(isChosen ? nil : tag).path(round.id),
                isChosen: isChosen)
        }
        hasTags = !tags.isEmpty
        let names = Dictionary(texts.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
        comments = shown.prefix(FoundComments.pageSize).map {
            Line($0, names[$0.question] ?? $0.question, found, mayReply: mayTag && !round.isOpen, draft)
        }
        let waits = mayTag && round.isOpen && shown.contains(where: \.takesReplies)
        repliesLater =
            waits ? "When the round is over, you can reply to those who wrote." : nil
        nothingFound = isShown && shown.isEmpty
        tagging =
            mayTag && isShown
            ? Tagging(
                action: action, replyAction: SiteURL.roundReplies.path(round.id), search: question.search.text,
                chosenQuestion: question.search.question ?? "",
                chosenTag: question.search.tag ?? "", after: question.after, longest: "\(Comment.longestTag)",
                longestReply: "\(Comment.longestEntry)") : nil
        first = question.after.isEmpty ? nil : question.after("").path(round.id)
        more =
            shown.count > FoundComments.pageSize
            ? question.after(shown[FoundComments.pageSize - 1].id).path(round.id) : nil
    }

    private static func lead(_ respondents: Respondent) -> String {
        respondents == .customers
            ? "What customers wrote, in no particular order. Tags of your own help to count what they speak of."
            : "What employees wrote, in no particular order. Nothing here tells who wrote what, where, or which comments belong together."
    }

    private static func waiting(_ comments: Released<[Comment]>) -> String? {
        comments.isNothing ? "What employees write is shown when the round is over." : nil
    }

    private static func texts(_ asked: Questionnaire) -> [(key: String, text: String)] {
        asked.questions.filter { $0.kind == .comment || $0.kind == .line }
            .map { ($0.key, asked.text($0.text, in: asked.mainLanguage)) }
    }
}

extension CommentsPage.Line {
    fileprivate init(
        _ comment: Comment, _ question: String, _ found: FoundComments, mayReply: Bool, _ draft: CommentsPage.Draft?
    ) {
        id = comment.id
        text = comment.text
        self.question = question
        unit = found.units[comment.unit]
        person = comment.person.flatMap { found.people[$0] }.map { person in
            Crumb(
                name: person.name.isEmpty ? person.key : "\(person.name) (\(person.key))",
                address: SiteURL.contact.path(person.id))
        }
        tags = comment.tags.map { CommentsPage.Tag(name: $0) }
        thread = comment.thread.map { CommentsPage.Entry($0) }
        let unsent = draft.flatMap { $0.comment == comment.id ? $0.text : nil }
        let isOpen = mayReply && comment.takesReplies && comment.thread.count < Comment.mostEntries
        reply = isOpen ? CommentsPage.Reply(text: unsent ?? "", isOpen: unsent != nil) : nil
    }
}

extension CommentsPage.Entry {
    fileprivate init(_ entry: Comment.Entry) {
        who = entry.day.map { "Reply, \(Words.english.day($0))" } ?? "Its author answered"
        (text, isAuthor) = (entry.text, entry.isAuthor)
    }
}
