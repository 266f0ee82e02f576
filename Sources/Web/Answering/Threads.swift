import Domain
import HTTPTypes
import Hummingbird
import Storage

/// Reading replies to what one wrote, and answering them, by the private link from the page of thanks.
enum Threads {
    static func show(_ visit: Visit, link: String) async throws -> Response {
        guard visit.mayGuess else { return try visit.tooManyGuesses() }
        guard let found = try await visit.threads(behind: link) else { return try visit.nothingWritten() }
        return try visit.page(ThreadsPage(found, visit.language(of: found), isKept: visit.query.has("kept")))
    }

    static func answer(_ visit: Visit, link: String) async throws -> Response {
        guard let found = try await visit.threads(behind: link) else {
            return try visit.mayGuess ? visit.nothingWritten() : visit.tooManyGuesses()
        }
        let (key, language) = (visit.form["question"], visit.language(of: found))
        func again(_ problem: String, _ status: HTTPResponse.Status) throws -> Response {
            let draft = ThreadsPage.Draft(question: key, text: visit.form["text"], problem: problem)
            return try visit.page(ThreadsPage(found, language, draft: draft), status: status)
        }
        guard visit.mayGuess else { return try again(language.words[.tryLater], .tooManyRequests) }
        let text: String
        do throws(AnswerFault) { text = try Comment.entry(visit.form["text"]) } catch {
            return try again(language.words.fault(ofEntry: error), .unprocessableContent)
        }
        guard found.isShown, let comment = found.comments.first(where: { $0.question == key }),
            try await visit.site.database.write({ try $0.comments.answer(text, to: comment, in: found.round.id) })
        else { return try again(language.words[.threadFull], .conflict) }
        return visit.redirect(
            to: SiteURL.thread.path(found.link.text, ["kept": "yes", "language": language.code]))
    }
}

extension Visit {
    /// Each look at a private link counts, so that nobody tries one after the other.
    fileprivate var mayGuess: Bool { site.guesses.admits(Sender(self), to: Round.ID(0), at: now) }

    fileprivate func threads(behind text: String) async throws -> FoundThreads? {
        guard let link = ThreadLink(text) else { return nil }
        let cache = site.asked
        return try await site.database.read { try FoundThreads(link, cache, in: $0) }
    }

    fileprivate func language(of found: FoundThreads) -> AnsweringLanguage {
        let wanted = [form["language"], query["language"]].first { !$0.isEmpty }
        return found.language(wanted: wanted ?? request.headers[.acceptLanguage] ?? "")
    }

    fileprivate func nothingWritten() throws -> Response {
        let words = Words.in(request.headers[.acceptLanguage] ?? "")
        return try page(
            AnsweredPage(title: words[.nothingWritten], language: words.language, text: words[.nothingWrittenReason]),
            status: .notFound)
    }

    fileprivate func tooManyGuesses() throws -> Response {
        let words = Words.in(request.headers[.acceptLanguage] ?? "")
        var response = try page(
            AnsweredPage(title: words[.notYet], language: words.language, text: words[.tryLater]),
            status: .tooManyRequests)
        response.headers[.retryAfter] = "\(Turnstile.retryAfter)"
        return response
    }
}
