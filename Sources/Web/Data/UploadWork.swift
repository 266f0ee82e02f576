import Domain
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import NIOPosix
import Storage

/// What is being done with an upload, and what came of it: the check of every row, then the import.
enum UploadWork {
    /// Begins the check where nobody did; the page asks again by itself until it is through.
    static func show(_ member: Member, id: Upload.ID) async throws -> Response {
        guard let upload = try await member.site.database.read({ try $0.uploads.find(id) }) else {
            throw HTTPError(.notFound)
        }
        if let source = upload.source { return member.redirect(to: SiteURL.importRecord.path(source)) }
        // The file is opened only to begin: it goes as soon as the work is through.
        if member.site.imports.state(of: id) == nil { try await FileOnDesk(member, id).check() }
        // Small files are through before anybody would read that they are not.
        for _ in 0..<25 {
            guard case .working = member.site.imports.state(of: id) else { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        return try await answer(member, upload, member.site.imports.state(of: id))
    }

    private static func answer(
        _ member: Member, _ upload: Upload, _ state: ImportDesk.State?
    ) async throws -> Response {
        switch state {
        case .working(let task, let fraction):
            return try member.page(WorkPage(upload, task, fraction: fraction))
        case .done(let id):
            return member.redirect(to: SiteURL.importRecord.path(id), notice: .imported)
        case .checked(let report), .refused(.problems(let report)), .refused(.nothingToTake(let report)),
            .refused(.overlaps(let report)):
            let hash = upload.file.hash
            let before = try await member.site.database.read { try $0.imports.standing(ofFile: hash) }
            return try member.page(CheckPage(upload, report, before: before))
        case .refused(.importedBefore(let before)):
            member.site.imports.forget(upload.id)
            throw HTTPError(.conflict, message: "\(ImportRefusal.importedBefore(before))")
        case .unusable(let reason):
            member.site.imports.forget(upload.id)
            throw HTTPError(.unprocessableContent, message: reason)
        case .failed, nil:
            member.site.imports.forget(upload.id)
            throw HTTPError(.internalServerError)
        }
    }

    static func commit(_ member: Member, id: Upload.ID) async throws -> Response {
        if let landed = try await member.landing(of: id) { return landed }
        let file = try await FileOnDesk(member, id)
        file.commit(leavingOut: member.form.has("leave_out"), again: member.form.has("again"))
        return member.redirect(to: SiteURL.uploadWork.path(id))
    }

    /// The refused rows with their reasons, as they were written by the last check.
    static func refused(_ member: Member, id: Upload.ID) async throws -> Response {
        let upload = try await member.site.database.read { try $0.uploads.find(id) }
        guard let upload else { throw HTTPError(.notFound) }
        return .attachment(
            try .file(member.site.uploads.refused(id)), named: "refused-\(upload.file.name)",
            type: "text/csv; charset=utf-8")
    }
}

/// An upload with its mapping, ready to be worked on.
private struct FileOnDesk: Sendable {
    let member: Member
    let upload: Upload
    let file: FileImport

    init(_ member: Member, _ id: Upload.ID) async throws {
        let desk = try await UploadDesk(member, id)
        guard let json = desk.upload.mapping else {
            throw HTTPError(.conflict, message: "Say first what the columns mean.")
        }
        self.member = member
        upload = desk.upload
        file = FileImport(
            path: desk.path, file: desk.upload.file, mapping: try Mapping(json: Array(json.utf8)),
            refusedPath: member.site.uploads.refused(id))
    }

    func check() {
        let (file, database) = (file, member.site.database)
        member.site.imports.begin(.check, on: upload.id, logger: member.logger) { progress in
            .checked(try await file.check(in: database, progress: progress))
        }
    }

    func commit(leavingOut: Bool, again: Bool) {
        let (file, upload, site) = (file, upload, member.site)
        let order = FileImport.Order(
            account: member.account.id, name: member.account.name, at: member.now, leavingOutRefused: leavingOut,
            again: again)
        site.imports.begin(.commit, on: upload.id, logger: member.logger) { progress in
            let made = try await file.commit(in: site.database, by: order, progress: progress) { transaction, made in
                try transaction.uploads.settle(upload.id, as: made.id)
            }.made
            site.uploads.clear(upload.id)
            return .done(made.id)
        }
    }
}
