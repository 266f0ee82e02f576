import Domain
import Exchange

/// What somebody may choose who takes a round's responses along.
struct ResponsesToTake: Sendable {
    struct File: Sendable {
        let name: String
        let address: String
    }

    let action: String
    let coding: Choice
    /// Nil where the survey has one language only.
    let language: Choice?
    let files: [File]

    init(_ round: Round, _ asked: Questionnaire) {
        action = SiteURL.roundResponses.path(round.id)
        coding = Choice(
            "as", "Answers that were chosen are written as", chosen: ResponseCoding.labels.rawValue,
            options: [
                (ResponseCoding.labels.rawValue, "their texts"),
                (ResponseCoding.codes.rawValue, "the keys of the survey's file"),
            ])
        language =
            asked.languages.count < 2
            ? nil
            : Choice(
                "language", "Texts in", chosen: asked.mainLanguage, options: asked.languages.map { ($0, $0) })
        files = [
            File(name: "CSV", address: SiteURL.roundResponses.path(round.id)),
            File(name: "Excel", address: SiteURL.roundWorkbook.path(round.id)),
            File(name: "SPSS", address: SiteURL.roundSPSS.path(round.id)),
        ]
    }
}
