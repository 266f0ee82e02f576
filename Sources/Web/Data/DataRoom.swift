import Domain
import HTTPTypes
import Hummingbird
import Storage

/// What is measured and what was brought in.
enum DataRoom {
    static func show(_ member: Member) async throws -> Response { try await page(member, problems: nil) }

    /// - Parameter problems: what was wrong with a file that was sent.
    static func page(_ member: Member, problems: FieldProblems?) async throws -> Response {
        let page = try await member.site.database.read { transaction in
            DataPage(
                metrics: try transaction.metrics.all(), periods: try transaction.metrics.periods(),
                imports: try transaction.imports.all(), uploads: try transaction.uploads.waiting(), problems: problems)
        }
        return try member.page(page, status: problems == nil ? .ok : .unprocessableContent)
    }
}
