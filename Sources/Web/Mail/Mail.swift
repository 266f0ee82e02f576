import Delivery
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage

/// The mail server and the letters that go over it, for administrators.
enum Mail {
    static func show(_ member: Member) async throws -> Response {
        try await page(member)
    }

    static func update(_ member: Member) async throws -> Response {
        let form = member.form
        do {
            try await member.site.database.write { transaction in
                let server = try MailServer(form, known: try transaction.settings.mailServer())
                try server.requireReadableFile()
                try transaction.settings.set(mailServer: server)
            }
            return member.redirect(to: SiteURL.mail.path(), notice: .mailSaved)
        } catch let problems as FieldProblems {
            return try await page(member, form: form, problems: problems)
        }
    }

    static func remove(_ member: Member) async throws -> Response {
        try await member.site.database.write { try $0.settings.set(mailServer: nil) }
        return member.redirect(to: SiteURL.mail.path(), notice: .mailRemoved)
    }

    /// Sends a letter while the reader waits, so that she sees what the server says.
    static func test(_ member: Member) async throws -> Response {
        guard let server = try await member.site.database.read({ try $0.settings.mailServer() }) else {
            throw HTTPError(.conflict, message: "No mail server is set.")
        }
        let mailbox = Mailbox(member.form["to"], name: member.account.name)
        if let refusal = mailbox.problem {
            return try await page(member, problems: FieldProblems([FieldProblem("to", "\(refusal)")]))
        }
        let outcome = await TestLetter.send(to: mailbox, over: server, at: member.now)
        guard !outcome.isDelivered else { return member.redirect(to: SiteURL.mail.path(), notice: .mailTested) }
        return try await page(member, answer: outcome.words)
    }

    /// - Parameters:
    ///   - form: what was typed; nil to show what is set.
    ///   - answer: what the server said to a test that failed.
    private static func page(
        _ member: Member, form: Form? = nil, problems: FieldProblems? = nil, answer: String? = nil
    ) async throws -> Response {
        let now = member.now
        let page = try await member.site.database.read { transaction in
            let queue = MailPage.Queue(
                try transaction.letters.counts(sentSince: now - 24 * 3_600),
                try transaction.letters.troubles(limit: MailPage.Queue.longest), at: now)
            return MailPage(
                try transaction.settings.mailServer(), form: form, queue: queue, reader: member.account,
                to: member.form["to"], problems: problems, answer: answer)
        }
        return try member.page(page, status: problems == nil && answer == nil ? .ok : .unprocessableContent)
    }
}

extension MailServer {
    /// Throws ``FieldProblems`` when this program cannot read the certificates that it is to trust.
    fileprivate func requireReadableFile() throws {
        guard !caFile.isEmpty, !FileManager.default.isReadableFile(atPath: caFile) else { return }
        throw FieldProblems([FieldProblem("ca-file", "There is no such file that this program can read.")])
    }
}
