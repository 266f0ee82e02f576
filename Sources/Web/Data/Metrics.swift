import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Storage

/// What is measured: adding a metric, changing one.
enum Metrics {
    static func add(_ member: Member) async throws -> Response {
        let upload = Upload.ID(member.query["upload"])
        return try member.page(MetricPage(nil, form: MetricPage.usual, upload: upload))
    }

    static func create(_ member: Member) async throws -> Response {
        let form = member.form
        let upload = Upload.ID(form["upload"])
        do {
            let metric = try Metric(form)
            _ = try await member.site.database.write { try $0.metrics.insert(metric) }
            let next = upload.map { SiteURL.upload.path($0) } ?? SiteURL.data.path()
            return member.redirect(to: next, notice: .metricAdded)
        } catch let problems as FieldProblems {
            return try member.page(
                MetricPage(nil, form: form, upload: upload, problems: problems), status: .unprocessableContent)
        }
    }

    static func show(_ member: Member, id: Metric.ID) async throws -> Response {
        let (metric, hasFigures) = try await found(member, id)
        return try member.page(MetricPage(metric, form: metric.form, hasFigures: hasFigures))
    }

    static func update(_ member: Member, id: Metric.ID) async throws -> Response {
        let (known, hasFigures) = try await found(member, id)
        // What figures fix is not asked for, and so not sent.
        var form = member.form
        if hasFigures { form.fields.merge(known.form.fields.filter { MetricPage.fixed.contains($0.key) }) { $1 } }
        do {
            var metric = try Metric(form)
            metric.id = id
            try await member.site.database.write { [metric] in try $0.metrics.update(metric) }
            return member.redirect(to: SiteURL.metric.path(id), notice: .metricSaved)
        } catch let problems as FieldProblems {
            return try member.page(
                MetricPage(known, form: form, hasFigures: hasFigures, problems: problems),
                status: .unprocessableContent)
        }
    }

    /// Every metric in the form that `insideout metric import` reads.
    static func download(_ member: Member) async throws -> Response {
        let metrics = try await member.site.database.read { try $0.metrics.all() }
        return try .csv(named: "metrics.csv") { try MetricFile.write(metrics, to: &$0) }
    }

    private static func found(_ member: Member, _ id: Metric.ID) async throws -> (Metric, Bool) {
        try await member.site.database.read { transaction in
            guard let metric = try transaction.metrics.find(id) else { throw HTTPError(.notFound) }
            return (metric, try transaction.metrics.hasFigures(id))
        }
    }
}
