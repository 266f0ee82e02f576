import Domain

extension Round {
    /// The way down to a page below the round's own.
    func crumbs(_ asked: Questionnaire) -> [Crumb] {
        let title = asked.text(asked.title, in: asked.mainLanguage)
        return [
            Crumb(name: "Surveys", address: SiteURL.surveys.path()),
            Crumb(name: title, address: SiteURL.survey.path(survey)),
            Crumb(name: period.label, address: SiteURL.round.path(id)),
        ]
    }

    /// Its figures in the mirror; nil before there are any.
    func mirror(_ metrics: [Metric.ID]) -> String? {
        guard !isOpen, !metrics.isEmpty else { return nil }
        return SiteURL.mirror.path(
            [("period", "\(period)"), ("unit", "\(unit)")] + metrics.prefix(7).map { ("metric", "\($0)") })
    }
}
