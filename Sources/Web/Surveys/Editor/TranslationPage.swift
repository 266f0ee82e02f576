import Domain

/// The texts of a draft that are not there in a language yet, each beside its original.
struct TranslationPage: Page {
    struct Tongue: Sendable {
        let name: String
        let path: String
        let missing: String
        let current: String?
    }

    struct Line: Sendable {
        let index: String
        let name: String
        let seen: String
        let place: String
        let original: String
        let text: String
        let rows: String
        let problem: String?
    }

    struct Sheet: Sendable {
        let action: String
        let code: String
        let language: String
        let direction: String
        let mainCode: String
        let mainLanguage: String
        let mainDirection: String
        let lines: [Line]
        let isDone: Bool
        let showsAll: Bool
        let other: String
    }

    let title: String
    let tabs: SurveyTabs
    let languages: [Tongue]
    let sheet: Sheet?
    /// What was written for texts that are no longer there.
    let lost: [String]
    let hasTrouble: Bool
    let addLanguage: String

    /// - Parameter left: what was written and not kept, with why.
    init(_ survey: Survey, _ query: Form, left: [TranslationSheet.Line: String] = [:]) {
        let draft = survey.draft
        let others = draft.languages.dropFirst()
        let code = others.contains(query["language"]) ? query["language"] : others.first
        title = survey.name
        tabs = SurveyTabs(survey, .translation)
        addLanguage = SiteURL.survey.path(survey.id, ["at": "whole"]) + "#new-language"
        languages = others.map {
            let missing = draft.untranslated(in: $0).count
            return Tongue(
                name: Language.name($0), path: SiteURL.surveyTranslation.path(survey.id, ["language": $0]),
                missing: missing == 0 ? "all there" : "\(missing) missing", current: $0 == code ? "page" : nil)
        }
        sheet = code.map { Sheet(survey, $0, showsAll: query.has("all"), left: left) }
        let there = Set(draft.texts.map { draft.name(of: $0.place) })
        lost = left.keys.filter { !there.contains($0.name) || code == nil }.map(\.text).sorted()
        hasTrouble = !left.isEmpty
    }
}

extension TranslationPage.Sheet {
    fileprivate init(
        _ survey: Survey, _ code: String, showsAll: Bool, left: [TranslationSheet.Line: String]
    ) {
        let draft = survey.draft
        let unkept = Dictionary(left.map { ($0.key.name, $0) }) { first, _ in first }
        action = SiteURL.surveyTranslation.path(survey.id)
        self.code = code
        language = Language.name(code)
        direction = Language.direction(code)
        mainCode = draft.mainLanguage
        mainLanguage = Language.name(draft.mainLanguage)
        mainDirection = Language.direction(draft.mainLanguage)
        let shown = draft.texts.filter { place, text in
            !text.isMissing(in: draft.mainLanguage)
                && (showsAll || text.isMissing(in: code) || unkept[draft.name(of: place)] != nil)
        }
        lines = shown.enumerated().map { index, found in
            let original = found.text.text(in: draft.mainLanguage, else: draft.mainLanguage)
            let kept = unkept[draft.name(of: found.place)]
            return TranslationPage.Line(
                index: "\(index)", name: draft.name(of: found.place), seen: draft.mark(of: found.text, in: code),
                place: draft.words(for: found.place), original: original,
                text: kept?.key.text ?? found.text.texts[code] ?? "", rows: original.count > 70 ? "3" : "1",
                problem: kept?.value)
        }
        isDone = lines.isEmpty
        self.showsAll = showsAll
        other = SiteURL.surveyTranslation.path(survey.id, ["language": code, "all": showsAll ? nil : "yes"])
    }
}

extension Questionnaire {
    /// "Question 3, help".
    fileprivate func words(for text: TextPlace) -> String {
        let part =
            switch text.part {
            case .title: "title"
            case .introduction: "introduction"
            case .thanks: "thanks"
            case .text: "text"
            case .help: "help"
            case .option(let index): "answer \(index + 1)"
            }
        return switch text.place {
        case .whole: "Survey, \(part)"
        case .section(let section): "Section \(section + 1), \(part)"
        case .question:
            text.part == .text ? "Question \(number(of: text.place))" : "Question \(number(of: text.place)), \(part)"
        }
    }
}
