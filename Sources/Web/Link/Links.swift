import Domain
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Statistics
import Storage

/// The link between inside, outside and business.
enum Links {
    static func show(_ member: Member) async throws -> Response {
        let study = try await LinkStudy(member)
        // A page that is not ready within this time says so and asks again by itself.
        let words = try await study.words(within: .milliseconds(1_500))
        var response = try member.page(study.page(words))
        if study.figures != nil, words == nil { response.headers[.refresh] = "2" }
        return response
    }

    /// Everything on one page, for print.
    static func report(_ member: Member) async throws -> Response {
        let study = try await LinkStudy(member)
        return try member.page(study.page(try await study.words(), isReport: true))
    }

    static func pair(_ member: Member) async throws -> Response {
        let study = try await LinkStudy(member)
        guard let words = try await study.words(), let page = LinkPairPage(study, words, member.query) else {
            throw HTTPError(.notFound)
        }
        return try member.page(page)
    }

    /// The rows that a pair's figures were computed from.
    static func rows(_ member: Member) async throws -> Response {
        let study = try await LinkStudy(member)
        let (from, to) = (member.query["from"], member.query["to"])
        guard let figures = study.figures, let rows = figures.rows(from, to) else { throw HTTPError(.notFound) }
        return try .csv(named: "link-\(from)-\(to).csv") { writer in
            try writer.addRow(["unit", "name", "period", from, to])
            for row in rows {
                writer.add(row.unit.key)
                writer.add(row.unit.name)
                writer.add(row.period.description)
                writer.add(row.from)
                writer.add(row.to)
                try writer.endRow()
            }
        }
    }

    static func json(_ member: Member) async throws -> Response {
        let study = try await LinkStudy(member)
        guard let words = try await study.words() else { throw HTTPError(.notFound) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let bytes = try encoder.encode(words.report)
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: .init(bytes: bytes)))
    }
}

extension HTTPField.Name {
    static let refresh = Self("Refresh")!
}

/// A question about the link with the figures that answer it.
struct LinkStudy: Sendable {
    let question: LinkQuestion
    let selection: LinkSelection
    let available: [Metric]
    let figures: LinkFigures?
    private let desk: LinkDesk

    init(_ member: Member) async throws {
        let question = LinkQuestion(member.query)
        let cache = member.site.figures
        (selection, available, figures) = try await member.site.database.read { transaction in
            let reader = try FigureReader(transaction, cache: cache)
            let available = reader.metrics.filter { reader.measured[$0.id] != nil }
            return (question.selection(reader), available, try LinkFigures(question, figures: reader))
        }
        self.question = question
        desk = member.site.links
    }

    /// The report, waiting for it as long as it takes; nil where there is nothing to link.
    func words() async throws -> LinkWords? {
        guard let figures else { return nil }
        return LinkWords(figures, try await desk.report(figures))
    }

    /// The report if it is ready in time.
    func words(within time: Duration) async throws -> LinkWords? {
        guard let figures else { return nil }
        return try await desk.report(figures, within: time).map { LinkWords(figures, $0) }
    }

    func page(_ words: LinkWords?, isReport: Bool = false) -> LinkPage {
        LinkPage(
            question, selection: selection, available: available, words: words, figures: figures, isReport: isReport)
    }
}
