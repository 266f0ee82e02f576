import Domain
import HTTPTypes
import Hummingbird
import Storage

/// What is still to be translated, and its translation.
enum Translations {
    static func show(_ member: Member, id: Survey.ID) async throws -> Response {
        let survey = try await member.find(id)
        return try member.page(TranslationPage(survey, member.query))
    }

    /// Keeps each text that nobody else changed meanwhile; the others come back.
    static func update(_ member: Member, id: Survey.ID) async throws -> Response {
        let (account, now) = (member.account.id, member.now)
        let sheet = TranslationSheet(member.form)
        let outcome = try await member.site.database.write { transaction -> TranslationSheet.Outcome in
            guard let survey = try transaction.surveys.claim(id) else { throw HTTPError(.notFound) }
            let outcome = sheet.written(into: survey.draft)
            if let change = outcome.change {
                let step = DraftStep(change.words, subject: "language \(sheet.language)", by: account, at: now)
                try transaction.surveys.save(change.draft, of: id, as: step)
            }
            return outcome
        }
        guard outcome.left.isEmpty else {
            let survey = try await member.find(id)
            let page = TranslationPage(survey, Form(["language": [sheet.language]]), left: outcome.left)
            return try member.page(page, status: .conflict)
        }
        let query: KeyValuePairs<String, String?> = [
            "language": sheet.language, "all": member.form.has("all") ? "yes" : nil,
        ]
        return member.redirect(to: SiteURL.surveyTranslation.path(id, query), notice: .translationSaved)
    }
}

/// Translations as a form holds them: `of.0` names a text, `seen.0` marks what it was made from, `text.0` is new.
struct TranslationSheet: Sendable {
    struct Line: Hashable, Sendable {
        let name: String
        let seen: String
        let text: String
    }

    struct Outcome: Sendable {
        let change: DraftChange?
        /// What was not kept, with why.
        let left: [Line: String]
    }

    let language: String
    let lines: [Line]

    init(_ form: Form) {
        language = form["language"]
        lines = (0..<2_000).prefix { form.has("of.\($0)") }.map {
            Line(name: form["of.\($0)"], seen: form["seen.\($0)"], text: form["text.\($0)"])
        }
    }

    func written(into draft: Questionnaire) -> Outcome {
        var (wanted, left): ([Questionnaire.TextPlace: String], [Line: String]) = ([:], [:])
        let places = Dictionary(draft.texts.map { (draft.name(of: $0.place), $0) }) { first, _ in first }
        for line in lines {
            guard draft.languages.contains(language), let (place, text) = places[line.name] else {
                if !line.text.isEmpty { left[line] = "This text is no longer there." }
                continue
            }
            let current = text.texts[language] ?? ""
            guard current != line.text else { continue }
            if line.text.unicodeScalars.count > Questionnaire.longestText {
                left[line] = "This is too long: a text has at most \(grouped(Questionnaire.longestText)) characters."
            } else if line.seen != draft.mark(of: text, in: language) {
                left[line] =
                    "Somebody changed this meanwhile. It now says: \(current.isEmpty ? "nothing" : "“\(current.cut(500))”")"
            } else {
                wanted[place] = line.text
            }
        }
        return Outcome(change: wanted.isEmpty ? nil : draft.translating(wanted, into: language), left: left)
    }
}

extension Questionnaire {
    /// A name for a text that stays when others are moved about.
    func name(of text: TextPlace) -> String {
        let place = question(at: text.place).map { "question \($0.key)" } ?? "\(text.place)"
        guard case .option(let index) = text.part, let options = question(at: text.place)?.kind.options,
            options.indices.contains(index)
        else { return "\(place) \(text.part)" }
        return "\(place) option \(options[index].key)"
    }

    /// Marks a text and its translation as they are now.
    func mark(of text: Translated, in language: String) -> String {
        Self.mark([text.text(in: mainLanguage, else: mainLanguage), text.texts[language] ?? ""], [])
    }
}
