import Domain

/// One customer's response as programs see it: no name, no time.
struct ResponseRecord: Encodable {
    let id: String
    /// The key of the unit to which it belongs.
    let unit: String
    let day: String
    let language: String
    let answers: [String: AnswerValue]

    init(_ response: Domain.Response, _ questionnaire: Questionnaire, unit: String) {
        (id, self.unit, language) = (response.id, unit, response.language)
        day = response.day.description
        let kinds = Dictionary(uniqueKeysWithValues: questionnaire.questions.map { ($0.key, $0.kind) })
        answers = Dictionary(
            uniqueKeysWithValues: response.sheet.answers.compactMap { key, answer in
                kinds[key].flatMap { AnswerValue(answer, to: $0) }.map { (key, $0) }
            })
    }
}
