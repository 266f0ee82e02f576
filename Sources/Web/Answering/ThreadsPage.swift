import Domain

/// What somebody wrote on one sheet, with the replies, for nobody but her.
struct ThreadsPage: Page {
    struct Entry: Sendable {
        let who: String
        let text: String
        let isAuthor: Bool
    }

    struct Writing: Sendable {
        let id: String
        let question: String
        let text: String
        let problem: String?
        /// The ids of hint and problem, for a screen reader.
        let describedBy: String
    }

    struct Written: Sendable {
        let id: String
        let question: String
        let text: String
        let entries: [Entry]
        let noReply: String?
        let writing: Writing?
    }

    /// What she sent and was not taken.
    struct Draft: Sendable {
        let question: String
        let text: String
        let problem: String
    }

    let title: String
    let language: String
    /// The language of our own words where they are not in the survey's.
    let ours: String?
    let survey: String
    let note: String
    let kept: String?
    /// What is wrong, where it belongs to nothing on the page.
    let problem: String?
    let action: String
    let youWrote: String
    let yourAnswer: String
    let answerNote: String
    let send: String
    let written: [Written]
    var namesReader: Bool { false }

    init(_ found: FoundThreads, _ language: AnsweringLanguage, isKept: Bool = false, draft: Draft? = nil) {
        let words = language.words
        title = words[.replies]
        self.language = language.code
        ours = language.ours
        survey = language.text(found.questionnaire.title)
        note = words[.privateLink]
        kept = isKept && draft == nil ? words[.answerKept] : nil
        action = SiteURL.thread.path(found.link.text, ["language": language.code])
        youWrote = words[.youWrote]
        yourAnswer = words[.yourAnswer]
        answerNote = words[.answerNote]
        send = words[.sendAnswer]
        let questions = Dictionary(uniqueKeysWithValues: found.questionnaire.questions.map { ($0.key, $0) })
        written = found.comments.enumerated().map { place, comment in
            let draft = draft.flatMap { $0.question == comment.question ? $0 : nil }
            return Written(
                id: "written-\(place)", question: questions[comment.question].map { language.text($0.text) } ?? "",
                text: comment.text, entries: comment.thread.map { Entry($0, words) },
                noReply: comment.thread.isEmpty ? words[.noReply] : nil,
                writing: found.isShown && comment.takesAnswers ? Writing(comment, place, draft) : nil)
        }
        let isPlaced = written.contains { $0.writing?.problem != nil }
        problem = isPlaced ? nil : draft?.problem
    }
}

extension ThreadsPage.Writing {
    fileprivate init(_ comment: Comment, _ place: Int, _ draft: ThreadsPage.Draft?) {
        id = "answer-\(place)"
        question = comment.question
        text = draft?.text ?? ""
        problem = draft?.problem
        describedBy = problem == nil ? "\(id)-hint" : "\(id)-hint \(id)-problem"
    }
}

extension ThreadsPage.Entry {
    fileprivate init(_ entry: Comment.Entry, _ words: Words) {
        who = entry.day.map { words.reply(on: $0) } ?? words[.youAnswered]
        (text, isAuthor) = (entry.text, entry.isAuthor)
    }
}
