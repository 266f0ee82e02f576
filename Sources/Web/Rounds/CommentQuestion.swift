import Domain
import Storage

/// Which comments somebody wants to see, as it stands in the page's address.
struct CommentQuestion: Hashable, Sendable {
    var search: CommentStore.Search
    /// The id behind which the page begins; "" for the first one.
    var after: String

    init(_ form: Form) {
        search = CommentStore.Search(
            text: String(form["q"].prefix(200)), question: form["question"].isEmpty ? nil : form["question"],
            tag: form["tag"].isEmpty ? nil : form["tag"])
        after = String(form["after"].prefix(64))
    }

    func path(_ round: Round.ID) -> String {
        SiteURL.roundComments.path(
            round,
            [
                "q": search.text.isEmpty ? nil : search.text, "question": search.question, "tag": search.tag,
                "after": after.isEmpty ? nil : after,
            ])
    }

    func after(_ id: String) -> Self {
        var question = self
        question.after = id
        return question
    }

    /// The same with another tag, or with any.
    func tagged(_ tag: String?) -> Self {
        var question = after("")
        question.search.tag = tag
        return question
    }
}
