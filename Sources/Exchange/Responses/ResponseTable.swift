public import Domain

/// A round's responses as a table: a row for each, with its id, unit, day, language and answers.
///
/// Points and numbers are numbers. Of questions with several answers each option has a column: 1 where it was chosen and 0
/// where it was not, or its place in the order.
public struct ResponseTable: Sendable {
    public let columns: [ResponseColumn]
    private let sources: [ResponseSource]
    private let units: [Unit.ID: Unit]
    private let people: [Person.ID: (key: String, name: String)]

    /// - Parameters:
    ///   - language: one of the questionnaire's.
    ///   - units: all that responses may belong to.
    ///   - namesSubject: the round is about one of several, which a column more says.
    ///   - people: who answered, for two more columns; nil where the round shows it to nobody.
    public init(
        _ questionnaire: Questionnaire, as coding: ResponseCoding, in language: String, words: ResponseWords,
        units: [Unit.ID: Unit], namesSubject: Bool = false, people: [Person.ID: (key: String, name: String)]? = nil
    ) {
        let fixed =
            ResponseSource.fixed + (namesSubject ? [ResponseSource.ofSubject] : [])
            + (people == nil ? [] : ResponseSource.ofPeople)
        let naming = ResponseNaming(questionnaire, coding, language, words, taken: Set(fixed.map(\.0.name)))
        let all = fixed + questionnaire.questions.flatMap(naming.columns(of:))
        columns = all.map(\.0)
        sources = all.map(\.1)
        self.units = units
        self.people = people ?? [:]
    }

    /// Puts a cell for each column into `cells`, in their order and in place of what was there.
    public func read(_ response: Response, into cells: inout [ResponseCell]) {
        cells.removeAll(keepingCapacity: true)
        for source in sources { cells.append(cell(source, of: response)) }
    }

    private func cell(_ source: ResponseSource, of response: Response) -> ResponseCell {
        switch source {
        case .id: .text(response.id)
        case .unitKey: .text(units[response.unit]?.key ?? "")
        case .unitName: Self.text(units[response.unit]?.name ?? "")
        case .subject: Self.text(response.subject)
        case .personKey: Self.text(person(of: response)?.key)
        case .personName: Self.text(person(of: response)?.name)
        case .day: .day(response.day)
        case .language: .text(response.language)
        case .answer(let key): Self.cell(response.sheet.answers[key])
        case .yesNo(let key): Self.yesNo(response.sheet.answers[key])
        case .choice(let key, let places): Self.choice(response.sheet.answers[key], places)
        case .chosen(let key, let option): Self.chosen(response.sheet.answers[key], option)
        case .rank(let key, let option): Self.rank(response.sheet.answers[key], option)
        }
    }

    private static func cell(_ answer: Answer?) -> ResponseCell {
        switch answer {
        case .number(let number): .number(number)
        case .text(let text): self.text(text)
        case .day(let day): .day(day)
        case .options, .unshown, nil: .missing
        }
    }

    private func person(of response: Response) -> (key: String, name: String)? {
        response.person.flatMap { people[$0] }
    }

    private static func text(_ text: String?) -> ResponseCell { text.map { self.text($0) } ?? .missing }

    /// No format can hold the NUL character.
    private static func text(_ text: String) -> ResponseCell {
        .text(text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text)
    }

    /// No is the first of its column's labels, and yes the second.
    private static func yesNo(_ answer: Answer?) -> ResponseCell {
        if case .number(let number)? = answer { .coded(number == 1 ? 1 : 0) } else { .missing }
    }

    private static func choice(_ answer: Answer?, _ places: [String: Int]) -> ResponseCell {
        guard case .options(let keys)? = answer, let key = keys.first, let place = places[key] else { return .missing }
        return .coded(place)
    }

    private static func chosen(_ answer: Answer?, _ option: String) -> ResponseCell {
        if case .options(let keys)? = answer { .number(keys.contains(option) ? 1 : 0) } else { .missing }
    }

    private static func rank(_ answer: Answer?, _ option: String) -> ResponseCell {
        guard case .options(let order)? = answer, let place = order.firstIndex(of: option) else { return .missing }
        return .number(Double(place + 1))
    }
}

/// Where a column's cells come from.
enum ResponseSource: Hashable, Sendable {
    case id, unitKey, unitName, day, language, subject, personKey, personName
    /// A number, a text or a day.
    case answer(String)
    case yesNo(String)
    /// One option of a question, by the places of their keys.
    case choice(String, [String: Int])
    case chosen(String, option: String)
    case rank(String, option: String)

    static let fixed: [(ResponseColumn, ResponseSource)] = [
        (ResponseColumn("response", "Response", .text, .nominal), .id),
        (ResponseColumn("unit", "Key of the unit", .text, .nominal), .unitKey),
        (ResponseColumn("unit_name", "Unit", .text, .nominal), .unitName),
        (ResponseColumn("day", "Day", .day, .scale), .day),
        (ResponseColumn("language", "Language", .text, .nominal), .language),
    ]

    static let ofSubject: (ResponseColumn, ResponseSource) = (
        ResponseColumn(Subjects.segment, "Key of what it is about", .text, .nominal), .subject
    )

    static let ofPeople: [(ResponseColumn, ResponseSource)] = [
        (ResponseColumn("person", "Key of the person", .text, .nominal), .personKey),
        (ResponseColumn("person_name", "Person", .text, .nominal), .personName),
    ]
}
