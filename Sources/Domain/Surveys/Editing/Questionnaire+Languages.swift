/// The languages of a draft, and what is still to be translated.
extension Questionnaire {
    /// One of a questionnaire's texts, by where it stands.
    public struct TextPlace: Hashable, Sendable {
        public enum Part: Hashable, Sendable {
            case title, introduction, thanks, text, help
            case option(Int)
        }

        public let place: Place
        public let part: Part

        public init(_ place: Place, _ part: Part) {
            self.place = place
            self.part = part
        }
    }

    /// Every text that there is, in the order of the questionnaire.
    public var texts: [(place: TextPlace, text: Translated)] {
        textPlaces.compactMap { place in self[place].map { (place, $0) } }
    }

    /// A text; nil where there is none. Setting one where nothing stands does nothing.
    public subscript(place: TextPlace) -> Translated? {
        get {
            switch (place.place, place.part) {
            case (.whole, .title): title
            case (.whole, .introduction): introduction
            case (.whole, .thanks): thanks
            case (.section(let section), .title): sections.dropFirst(section).first?.title
            case (.section(let section), .text): sections.dropFirst(section).first?.text
            case (.question, .text): question(at: place.place)?.text
            case (.question, .help): question(at: place.place)?.help
            case (.question, .option(let option)): question(at: place.place)?.kind.options.dropFirst(option).first?.text
            default: nil
            }
        }
        set {
            guard let newValue, self[place] != nil else { return }
            switch (place.place, place.part) {
            case (.whole, .title): title = newValue
            case (.whole, .introduction): introduction = newValue
            case (.whole, .thanks): thanks = newValue
            case (.section(let section), .title): sections[section].title = newValue
            case (.section(let section), .text): sections[section].text = newValue
            case (.question(let section, let index), let part):
                sections[section].questions[index].set(part, to: newValue)
            default: break
            }
        }
    }

    /// Adds a language behind the others; nothing is translated into it yet.
    public func adding(language code: String) throws(DraftRefusal) -> DraftChange {
        guard Self.isLanguage(code), languages.count < Self.mostLanguages else { throw .noLanguage(code) }
        guard !languages.contains(code) else { throw .languageThere(code) }
        var draft = self
        draft.languages.append(code)
        return DraftChange(draft, "added the language “\(code)”", at: .whole)
    }

    /// Takes a language away with all that is written in it.
    public func removing(language code: String) throws(DraftRefusal) -> DraftChange {
        guard languages.contains(code) else { throw .nothingThere }
        guard code != mainLanguage else { throw .mainLanguage }
        var draft = self
        draft.languages.removeAll { $0 == code }
        for (place, text) in texts { draft[place] = Translated(text.texts.filter { $0.key != code }) }
        return DraftChange(draft, "took the language “\(code)” away", at: .whole)
    }

    /// Makes a language the main one, in which every text must be there.
    public func leading(with code: String) throws(DraftRefusal) -> DraftChange {
        guard languages.contains(code) else { throw .nothingThere }
        var draft = self
        draft.languages = [code] + languages.filter { $0 != code }
        return DraftChange(draft, "made “\(code)” the main language", at: .whole)
    }

    /// Writes texts in a language; "" takes one away.
    public func translating(_ translations: [TextPlace: String], into code: String) -> DraftChange {
        var draft = self
        for (place, text) in translations { draft[place]?.texts[code] = text.isEmpty ? nil : text }
        return DraftChange(draft, "wrote \(counted(translations.count, "text")) in “\(code)”", at: .whole)
    }

    private var textPlaces: [TextPlace] {
        var places = [TextPlace.Part.title, .introduction, .thanks].map { TextPlace(.whole, $0) }
        for (section, content) in sections.enumerated() {
            places += [TextPlace(.section(section), .title), TextPlace(.section(section), .text)]
            for (index, question) in content.questions.enumerated() {
                let parts = [TextPlace.Part.text, .help] + question.kind.options.indices.map { .option($0) }
                places += parts.map { TextPlace(.question(section: section, index), $0) }
            }
        }
        return places
    }
}

extension Question {
    fileprivate mutating func set(_ part: Questionnaire.TextPlace.Part, to text: Translated) {
        switch part {
        case .text: self.text = text
        case .help: help = text
        case .option(let option):
            var options = kind.options
            options[option].text = text
            kind = kind.with(options)
        default: break
        }
    }
}
