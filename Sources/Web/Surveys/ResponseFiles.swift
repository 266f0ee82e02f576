import Domain
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Storage

/// A round's responses as a file: a row for each customer's response. Employees' single answers leave in no form.
enum ResponseFiles {
    /// Sent as it is read, in portions: nothing is held open while a slow reader takes his time.
    static func csv(_ member: Member, id: Round.ID) async throws -> Response {
        let export = try await member.export(of: id, as: .csv)
        let (database, logger) = (member.site.database, member.logger)
        let body = ResponseBody { writer in
            var last: String? = ""
            while let id = last {
                let portion: (bytes: [UInt8], last: String?)
                do {
                    portion = try await database.read { try export.csv(after: id, $0) }
                } catch {
                    // The answer has begun: that it breaks off is all that the reader can be told.
                    logger.error("\(error)", metadata: ["error": "\(String(reflecting: error))"])
                    throw error
                }
                try await writer.write(ByteBuffer(bytes: portion.bytes))
                last = portion.last
            }
            try await writer.finish(nil)
        }
        return .attachment(body, named: export.fileName(.csv), type: ResponseFormat.csv.mediaType)
    }

    static func xlsx(_ member: Member, id: Round.ID) async throws -> Response { try await file(member, id, .xlsx) }
    static func sav(_ member: Member, id: Round.ID) async throws -> Response { try await file(member, id, .sav) }

    /// Written beside the request; who waits longer than a moment gets a page that tells how far it is.
    private static func file(_ member: Member, _ id: Round.ID, _ format: ResponseFormat) async throws -> Response {
        let export = try await member.export(of: id, as: format)
        let order = ExportDesk.Order(account: member.account.id, round: id, format: format, query: member.query)
        let (site, now) = (member.site, member.now)
        site.uploads.clearOutgoing(before: now - ExportDesk.patience)
        let work = site.exports.begin(order, at: now, logger: member.logger) { progress in
            let path = try site.uploads.outgoing()
            do {
                let count = try await site.database.read {
                    try export.write(format, to: path, at: now, $0, progress: progress)
                }
                let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
                return ExportDesk.File(
                    path: path, name: export.fileName(format), type: format.mediaType, responses: count, bytes: bytes)
            } catch {
                site.uploads.remove(path)
                throw error
            }
        }
        for _ in 0..<25 {
            if case .ready(let file)? = site.exports.work(work)?.state { return try member.send(file, of: work) }
            try await Task.sleep(for: .milliseconds(20))
        }
        return member.redirect(to: SiteURL.export.path(work))
    }
}

/// A file that takes its time: how far it is, and then the file.
enum Exports {
    static func show(_ member: Member, id: String) async throws -> Response {
        let work = try member.work(id)
        if case .failed = work.state { throw HTTPError(.internalServerError) }
        return try member.page(ExportPage(id, work))
    }

    static func send(_ member: Member, id: String) async throws -> Response {
        guard case .ready(let file) = try member.work(id).state else { throw HTTPError(.notFound) }
        return try member.send(file, of: id)
    }
}

extension Member {
    /// Reads `as` (labels, where nothing is said) and `language` from the address. Throws a ``ResponseRefusal``.
    fileprivate func export(of round: Round.ID, as format: ResponseFormat) async throws -> ResponseExport {
        let (word, language) = (visit.query["as"], visit.query["language"])
        guard let coding = word.isEmpty ? .labels : ResponseCoding(rawValue: word) else {
            throw HTTPError(.unprocessableContent, message: "“\(word)” is neither labels nor codes.")
        }
        let export = try await visit.site.database.read { transaction in
            try ResponseExport(
                of: round, as: coding, in: language.isEmpty ? nil : language, words: ResponseWords.in, transaction)
        }
        try export.check(format)
        return export
    }

    /// What is being written for this person.
    fileprivate func work(_ id: String) throws -> ExportDesk.Work {
        guard let work = visit.site.exports.work(id), work.order.account == account.id else {
            throw HTTPError(
                .notFound, message: "This file is not here any more. Take it once more from the round's page.")
        }
        return work
    }

    /// Sends a file; once it has gone out whole it is forgotten.
    fileprivate func send(_ file: ExportDesk.File, of work: String) throws -> Response {
        let site = visit.site
        let body = try ResponseBody.file(file.path, bytes: file.bytes) { site.exports.forget(work) }
        return .attachment(body, named: file.name, type: file.type)
    }
}
