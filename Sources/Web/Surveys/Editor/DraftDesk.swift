import Domain
import Storage

/// A draft on which one order is followed, inside a transaction that nobody else changes it in.
struct DraftDesk {
    let transaction: any Transaction
    let account: Account.ID
    let now: Int64
    private(set) var survey: Survey
    let published: [String: Question]

    /// Nil where there is no such survey.
    init?(_ id: Survey.ID, in transaction: any Transaction, by account: Account.ID, at now: Int64) throws {
        guard let survey = try transaction.surveys.claim(id) else { return nil }
        self.survey = survey
        self.transaction = transaction
        self.account = account
        self.now = now
        published = try transaction.surveys.publishedQuestions(of: id)
    }

    /// Keeps what was written, does what the button says, and gives where one looks next.
    ///
    /// Throws a ``DraftTrouble`` or a refusal of the domain; then nothing of it is to be kept.
    mutating func follow(_ order: DraftOrder) throws -> DraftReply {
        if order.verb.needsNewest, order.revision != survey.revision { throw DraftTrouble.outdated }
        let written = try order.written(into: survey, published: published)
        if let written { try save(written, subject: "\(written.place)") }
        var reply = try act(order, written)
        if let asked = ReplyFocus(rawValue: order.form["focus"]), let on = reply.on { reply.focus = "\(asked)-\(on)" }
        return reply
    }

    private mutating func act(_ order: DraftOrder, _ written: DraftChange?) throws -> DraftReply {
        let open = written?.place ?? order.open
        let draft = survey.draft
        let taken = Set(published.keys)
        switch order.verb {
        case .save: return DraftReply(open: open, news: .saved, on: open)
        case .show: return DraftReply(open: open)
        case .close: return DraftReply(news: .saved, on: open, focus: open.map { "open-\($0)" })
        case .open(let place): return DraftReply(open: place, focus: draft.field(place))
        case .addQuestion(let section):
            return try add(draft.addingQuestion(to: section, taken: taken))
        case .addAfter(.question(let section, let index)):
            return try add(draft.addingQuestion(to: section, at: index + 1, taken: taken))
        case .addAfter: throw DraftRefusal.nothingThere
        case .addSection: return try add(draft.addingSection())
        case .duplicate(let place):
            let change = try draft.duplicating(place, taken: taken)
            try save(change)
            return DraftReply(news: .duplicated, on: change.place, focus: "open-\(change.place)")
        case .delete(let place):
            let change = try draft.deleting(place)
            try save(change)
            return DraftReply(news: .deleted, focus: "open-\(change.place)")
        case .move(let place, let direction):
            return try moved(draft.moving(place, direction), direction)
        case .carry(let place, let target): return try moved(draft.moving(place, to: target), .down)
        case .addOption:
            let last = open.flatMap { draft.question(at: $0) }?.kind.options.count ?? 1
            return DraftReply(open: open, focus: "option.\(last - 1).\(draft.mainLanguage)")
        case .removeOption: return DraftReply(open: open, focus: "add-option")
        case .moveOption(let index, let direction):
            return DraftReply(open: open, focus: "option.\(index + (direction == .up ? -1 : 1)).\(draft.mainLanguage)")
        case .addLanguage: return try language(draft.adding(language: order.form.languageCode))
        case .removeLanguage(let code): return try language(draft.removing(language: code))
        case .lead(let code): return try language(draft.leading(with: code))
        case .undo where written != nil: return DraftReply(open: open, news: .savedFirst, focus: "undo")
        case .undo:
            let undone = try transaction.surveys.undo(survey.id, by: account, at: now)
            return DraftReply(news: undone.map { _ in .undone }, focus: "undo")
        case .redo:
            let redone = written == nil ? try transaction.surveys.redo(survey.id, by: account, at: now) : nil
            return DraftReply(news: redone.map { _ in .redone }, focus: "redo")
        }
    }

    private mutating func add(_ change: DraftChange) throws -> DraftReply {
        try save(change)
        return DraftReply(open: change.place, news: .added, on: change.place, focus: change.draft.field(change.place))
    }

    private mutating func moved(_ change: DraftChange, _ direction: Questionnaire.Direction) throws -> DraftReply {
        try save(change)
        let isFree = change.draft.canMove(change.place, direction)
        let button = isFree == (direction == .up) ? "up" : "down"
        return DraftReply(news: .moved, on: change.place, focus: "\(button)-\(change.place)")
    }

    private mutating func language(_ change: DraftChange) throws -> DraftReply {
        try save(change)
        return DraftReply(open: .whole, news: .saved, focus: "new-language")
    }

    private mutating func save(_ change: DraftChange, subject: String? = nil) throws {
        let step = DraftStep(change.words, subject: subject, by: account, at: now)
        try transaction.surveys.save(change.draft, of: survey.id, as: step)
        survey.draft = change.draft
    }
}

/// Where one looks after an order was followed.
struct DraftReply: Sendable {
    var open: Questionnaire.Place?
    var news: DraftNews?
    var on: Questionnaire.Place?
    /// The id of what the keyboard stands on.
    var focus: String?

    /// - Parameter language: that of the preview.
    func path(_ survey: Survey.ID, language: String) -> String {
        let path = SiteURL.survey.path(
            survey,
            [
                "at": open.map { "\($0)" }, "in": language.isEmpty ? nil : language, "news": news?.rawValue,
                "on": on.map { "\($0)" }, "focus": focus,
            ])
        return focus.map { "\(path)#\($0)" } ?? path
    }
}

/// The buttons of a row that the keyboard can stand on after a move that no button made.
enum ReplyFocus: String { case open, up, down }

extension Questionnaire {
    /// The id of the first field of what is open.
    fileprivate func field(_ place: Place) -> String {
        if case .question = place { "text.\(mainLanguage)" } else { "title.\(mainLanguage)" }
    }
}

extension Form {
    /// The language that was written, as its code or by its name.
    fileprivate var languageCode: String {
        let text = self["new-language"]
        return Language.common.first { Language.name($0).lowercased() == text.lowercased() } ?? text
    }
}
