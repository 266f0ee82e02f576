import Domain
import HTTPTypes
import Hummingbird
import Storage

/// Answering by a round's link or a personal one, without an account.
enum Answering {
    static func show(_ visit: Visit, link: String) async throws -> Response {
        guard let desk = try await AnsweringDesk(visit, link) else { return try visit.noSuchRound() }
        if visit.query.has("thanks") { return try desk.thanks() }
        if let closed = try desk.closed() { return closed }
        return try desk.firstPage()
    }

    static func send(_ visit: Visit, link: String) async throws -> Response {
        guard let desk = try await AnsweringDesk(visit, link) else { return try visit.noSuchRound() }
        if let closed = try desk.closed(sheet: Token(visit.form["sheet"])) { return closed }
        let walk = AnswerWalk(desk.questionnaire, visit.form)
        if visit.form.has("tongue") { return try desk.page(walk, screen: walk.screen, nil) }
        if !visit.form.has("back"), desk.unit == nil {
            let problems = FieldProblems([FieldProblem("unit", desk.language.words.choose)])
            return try desk.page(walk, screen: walk.first, problems)
        }
        if !visit.form.has("back"), desk.lacksSubject {
            let problems = FieldProblems([FieldProblem("about", desk.language.words.choose)])
            return try desk.page(walk, screen: walk.first, problems)
        }
        switch walk.next {
        case .ask(let screen, let problems): return try desk.page(walk, screen: screen, problems)
        case .send(let answers): return try await desk.keep(answers, of: walk)
        }
    }
}

extension Visit {
    fileprivate func noSuchRound() throws -> Response {
        try page(
            AnsweredPage(
                title: "There is no survey here", language: "en",
                text: "Look whether the address is complete, or ask whoever sent it to you."),
            status: .notFound)
    }
}
