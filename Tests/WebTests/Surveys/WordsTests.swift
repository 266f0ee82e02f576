import Domain
import Foundation
import Testing

@testable import Web

/// The product's own words, in every language that it speaks.
@Suite struct WordsTests {
    static let languages = ["ar", "de", "en", "es", "fr", "he", "it", "nl", "pl", "pt", "tr", "uk"]

    @Test func `every language says all of it`() throws {
        let all = try Words.shipped.get()
        #expect(all.keys.sorted() == Self.languages)
        for words in all.values {
            #expect(Set(words.texts.keys) == Set(Word.allCases), "\(words.language)")
            #expect(Language.ownName(words.language) == words.name)
        }
    }

    @Test(arguments: [
        ("next: \"Next\"", "", "“next” is missing."),
        ("next: \"Next\"", "next: \"\"", "“next” must be one text."),
        ("next: \"Next\"", "next: {one: \"Next\"}", "“next” must be one text."),
        ("next: \"Next\"", "next: \"Next {step}\"", "“next” must hold no {…}."),
        ("next: \"Next\"", "nxt: \"Next\"", "“nxt” is not asked for."),
        ("Step {step} of {of}", "Step {step} of {steps}", "“step” must hold {of} and {step} once and no other {…}."),
        ("Step {step} of {of}", "Step {step}", "“step” must hold {of} and {step} once and no other {…}."),
        ("tooLong: {one:", "tooLong: {few:", "“tooLong” needs the form “one”."),
        ("tooLong: {one:", "tooLong: {few:", "“few” is not asked for."),
        ("\"January\", ", "", "“months” must be twelve names."),
        ("{month} {year}", "{year}", "“date” must hold {day} and {month} and {year} once and no other {…}."),
        ("name: \"English\"", "", "“name” is missing."),
        ("first_day: \"1\"", "", "“first_day” is missing."),
        ("\nwords:", "\nwrods:", "“wrods” is not asked for."),
    ])
    func `a file with something missing, unknown or misplaced is refused`(_ right: String, wrong: String, says: String)
        throws
    {
        let english = try String(contentsOf: Self.folder.appending(path: "en.yaml"), encoding: .utf8)
        let yaml = english.replacing(right, with: wrong)
        #expect(yaml != english)
        let faults = #expect(throws: WordFile.Faults.self) { try WordFile("en", yaml) }
        #expect(faults?.list.contains(says) == true, "\(faults?.description ?? "")")
    }

    @Test func `a word that stands twice is refused`() throws {
        let english = try String(contentsOf: Self.folder.appending(path: "en.yaml"), encoding: .utf8)
        #expect(throws: WordFile.Faults.self) { try WordFile("en", english + "  next: \"Next\"\n") }
    }

    /// Samples from Unicode's CLDR.
    @Test(
        arguments: [
            ("en", [.one: [1], .other: [2, 5, 21, 101]]), ("he", [.one: [1], .two: [2], .other: [3, 10, 20, 102]]),
            ("pl", [.one: [1], .few: [2, 4, 22, 104], .many: [5, 11, 12, 14, 21, 100, 112]]),
            ("uk", [.one: [1, 21, 101], .few: [2, 4, 22, 104], .many: [5, 11, 12, 14, 20, 111]]),
            ("cs", [.one: [1], .few: [2, 4], .other: [5, 21, 22]]),
            ("ar", [.one: [1], .two: [2], .few: [3, 10, 103], .many: [11, 26, 111], .other: [100, 102, 200]]),
        ] as [(String, [PluralRule.Form: [Int]])])
    func `what is counted has the form of its number`(_ language: String, samples: [PluralRule.Form: [Int]]) {
        let rule = PluralRule.of(language)
        #expect(rule.forms == Set(samples.keys))
        for (form, counts) in samples { #expect(counts.allSatisfy { rule.form($0) == form }, "\(form)") }
    }

    @Test func `an answer that is too long is told in each language's own plural`() {
        func says(_ language: String, _ count: Int) -> String { Words.in(language).what(is: .tooLong(by: count)) }
        #expect(says("fr", 2).contains("2\u{A0}caractères") && says("fr", 1).contains("1\u{A0}caractère."))
        #expect(says("pl", 22).contains("22 znaki.") && says("pl", 12).contains("12 znaków."))
        #expect(says("ar", 2).contains("بحرفين") && says("ar", 11).contains("11 حرفًا"))
    }

    @Test func `a day is written as it is said`() throws {
        let first = try #require(Day("2025-03-01")), third = try #require(Day("2025-03-03"))
        let said = [
            "en": "3 March 2025", "de": "3. März 2025", "fr": "3 mars 2025", "es": "3 de marzo de 2025",
            "pl": "3 marca 2025", "uk": "3 березня 2025 року", "ar": "3 مارس 2025", "he": "3 במרץ 2025",
        ]
        for (language, text) in said { #expect(Words.in(language).day(third) == text) }
        #expect(Words.in("fr").day(first) == "1er mars 2025" && Words.in("de").day(first) == "1. März 2025")
    }

    @Test func `the first language wanted that there are words for is spoken, else English`() {
        let wanted = ["pt-BR": "pt", "fr-CH, de;q=0.5": "fr", "cs, de;q=0.5": "de", "ja": "en", "": "en", "AR": "ar"]
        for (wish, language) in wanted { #expect(Words.in(wish).language == language) }
    }

    @Test func `who is called by what looks like a placeholder is called so`() {
        #expect(Words.english.welcome("{name} {day}") == "Welcome, {name} {day}")
    }

    @Test func `programs and English pages say the same of a wrong answer`() {
        let faults: [AnswerFault] = [
            .missing, .noOption, .noOptions, .noPlaces(3), .noNumber, .outOfRange(0, 9.5), .tooLong(by: 1),
            .tooLong(by: 7), .noDay,
        ]
        for fault in faults { #expect(Words.english.what(is: fault) == fault.description) }
    }

    @Test func `each language is set as its readers know it`() throws {
        for words in try Words.shipped.get().values {
            let texts = words.texts.values.flatMap { text in
                switch text {
                case .plain(let text): [text]
                case .counted(let forms): Array(forms.values)
                }
            }
            for text in texts {
                #expect(!text.contains("!") && !text.contains("...") && !text.contains(/["']/), "\(text)")
                #expect(!text.unicodeScalars.contains { $0.properties.isBidiControl }, "\(text)")
                #expect(words.language != "fr" || !text.contains(/[^\u{202F}][;?]|[^\u{A0}]:/), "\(text)")
                #expect(words.language != "ar" || !text.contains(/[,;?]/), "\(text)")
            }
        }
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/Web/Words")
}
