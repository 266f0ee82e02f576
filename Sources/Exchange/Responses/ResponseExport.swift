public import Domain
public import Storage

/// A round's responses on their way out. Employees' single answers leave in no form.
public struct ResponseExport: Sendable {
    public let round: Round
    let customers: CustomersRound
    public let table: ResponseTable
    /// The survey's title.
    public let title: String
    /// How many had responded when this was made.
    public let responses: Int
    private let key: String

    /// Throws a ``ResponseRefusal``.
    /// - Parameters:
    ///   - language: of the texts; nil: the survey's main one.
    ///   - words: the product's own words in a language.
    public init(
        of id: Round.ID, as coding: ResponseCoding, in language: String? = nil, words: (String) -> ResponseWords,
        _ transaction: any Transaction
    ) throws {
        guard let round = try transaction.rounds.find(id),
            let published = try transaction.surveys.questionnaire(of: round.survey, version: round.version)
        else { throw ResponseRefusal.noSuchRound }
        let unit = try transaction.units.find(round.unit)?.name ?? ""
        let asked = published.naming(subject: round.plan.subjectName(unit: unit) ?? "…")
        guard let customers = CustomersRound(round, published) else { throw ResponseRefusal.employees }
        let language = language ?? asked.mainLanguage
        guard asked.languages.contains(language) else {
            throw ResponseRefusal.noSuchLanguage(language, languages: asked.languages)
        }
        (self.round, self.customers) = (round, customers)
        key = asked.key
        title = asked.text(asked.title, in: language)
        responses = try transaction.rounds.responses(of: id)
        table = ResponseTable(
            asked, as: coding, in: language, words: words(language), units: try transaction.units.tree().units,
            namesSubject: round.plan.subjects != nil,
            people: round.plan.protection == .named ? try transaction.people.respondents(of: id) : nil)
    }

    /// `loyalty-2025-06.csv`.
    public func fileName(_ format: ResponseFormat) -> String { "\(key)-\(round.period).\(format.rawValue)" }

    /// Throws a ``ResponseRefusal`` where a format cannot hold so much.
    public func check(_ format: ResponseFormat) throws(ResponseRefusal) {
        if let most = format.mostColumns, table.columns.count > most {
            throw .tooManyColumns(table.columns.count, format)
        }
        if let most = format.mostRows, responses > most { throw .tooManyResponses(responses, format) }
    }
}
