import Domain
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// Files on their way in: sent, given a meaning, thrown away.
enum Uploads {
    static func create(_ member: Member) async throws -> Response {
        let site = member.site
        do {
            let incoming = try await IncomingUpload.receive(
                member.request, into: site.uploads, limit: CSVOptions.standard.fileLimit)
            let id = try await keep(incoming, member)
            return member.redirect(to: SiteURL.upload.path(id))
        } catch let problem as CSVProblem {
            return try await DataRoom.page(member, problems: FieldProblems([FieldProblem("file", "\(problem)")]))
        } catch let problems as FieldProblems {
            return try await DataRoom.page(member, problems: problems)
        }
    }

    static func show(_ member: Member, id: Upload.ID) async throws -> Response {
        if let landed = try await member.landing(of: id) { return landed }
        let desk = try await UploadDesk(member, id)
        let mapping = try desk.upload.mapping.map { try Mapping(json: Array($0.utf8)) } ?? desk.guess
        return try desk.page(MappingForm.form(mapping, header: desk.preview.header), nil)
    }

    /// Saves what the form says; then it is checked, or handed out as a file.
    static func update(_ member: Member, id: Upload.ID) async throws -> Response {
        if let landed = try await member.landing(of: id) { return landed }
        try member.requireNoCommit(of: id)
        let desk = try await UploadDesk(member, id)
        let delimiter = MappingForm.delimiters[member.form["delimiter"]]
        if let delimiter, delimiter != desk.preview.delimiter { return try await desk.cutAnew(by: delimiter) }
        do {
            let mapping = try MappingForm.mapping(member.form, header: desk.preview.header)
            try await member.site.database.write { transaction in
                try transaction.uploads.save(mapping: mapping.json, of: id)
            }
            if member.form["then"] == "metric" {
                return member.redirect(to: SiteURL.newMetric.path(["upload": "\(id)"]))
            }
            if member.form["then"] == "download" { return try desk.download(mapping) }
            let file = FileImport(path: desk.path, file: desk.upload.file, mapping: mapping)
            try await file.checkMapping(in: member.site.database)
            member.site.imports.forget(id)
            return member.redirect(to: SiteURL.uploadWork.path(id))
        } catch let problems as FieldProblems {
            return try desk.page(member.form, problems)
        }
    }

    static func remove(_ member: Member, id: Upload.ID) async throws -> Response {
        if let landed = try await member.landing(of: id) { return landed }
        try member.requireNoCommit(of: id)
        try await member.site.database.write { try $0.uploads.delete(id) }
        member.site.imports.forget(id)
        member.site.uploads.clear(id)
        return member.redirect(to: SiteURL.data.path(), notice: .uploadRemoved)
    }

    /// Looks at the file, remembers it, and clears away what has waited too long.
    private static func keep(_ incoming: IncomingUpload, _ member: Member) async throws -> Upload.ID {
        let (site, now, account) = (member.site, member.now, member.account.id)
        do {
            let columns = try FilePreview(path: incoming.path).header.count
            guard columns <= MappingPage.mostColumns else {
                let text =
                    "The file has \(grouped(columns)) columns. Send at most \(MappingPage.mostColumns) at once, or use `insideout import`."
                throw FieldProblems([FieldProblem("file", text)])
            }
            let mapping = try incoming.mapping.map { try Mapping(json: $0) }
            let file = try ImportedFile(reading: incoming.path, name: incoming.fileName)
            let (id, old) = try await site.database.write { transaction in
                let upload = Upload(account: account, madeAt: now, file: file, mapping: mapping?.json)
                let old = try transaction.uploads.deleteAll(before: now - UploadFolder.patience)
                return (try transaction.uploads.insert(upload), old)
            }
            for id in old { site.uploads.clear(id) }
            try site.uploads.keep(incoming.path, as: id)
            return id
        } catch {
            site.uploads.remove(incoming.path)
            throw error
        }
    }
}

/// An upload with what its form needs to know.
struct UploadDesk: Sendable {
    let member: Member
    let upload: Upload
    let path: String
    let preview: FilePreview
    let metrics: [Metric]
    let units: [Domain.Unit]

    /// Throws "not found" for an upload that is gone or was brought in.
    init(_ member: Member, _ id: Upload.ID) async throws {
        let today = member.today
        let (upload, metrics, units) = try await member.site.database.read { transaction in
            let standing = try transaction.units.tree().standing(on: today)
            let units = standing.roots.flatMap(standing.subtree).compactMap { standing.units[$0] }
            return (try transaction.uploads.find(id), try transaction.metrics.all(), units)
        }
        let path = member.site.uploads.file(id)
        guard let upload, upload.source == nil, FileManager.default.fileExists(atPath: path) else {
            throw HTTPError(.notFound, message: "This file is not here any more. Send it once more under Data.")
        }
        self.member = member
        self.upload = upload
        self.path = path
        let saved = try upload.mapping.map { try Mapping(json: Array($0.utf8)) }
        preview = try FilePreview(path: path, delimiter: saved?.delimiter)
        self.metrics = metrics
        self.units = units
    }

    var guess: Mapping { MappingGuess(preview, metrics: metrics, unitKeys: Set(units.map(\.key))).mapping }

    /// With other cells all columns are others: what they mean is proposed anew.
    func cutAnew(by delimiter: Character) async throws -> Response {
        let preview = try FilePreview(path: path, delimiter: delimiter)
        var mapping = MappingGuess(preview, metrics: metrics, unitKeys: Set(units.map(\.key))).mapping
        mapping.delimiter = delimiter
        let (json, id) = (mapping.json, upload.id)
        try await member.site.database.write { try $0.uploads.save(mapping: json, of: id) }
        member.site.imports.forget(id)
        return member.redirect(to: SiteURL.upload.path(id))
    }

    func page(_ form: Form, _ problems: FieldProblems?) throws -> Response {
        try member.page(
            MappingPage(upload, preview, metrics: metrics, units: units, form: form, problems: problems),
            status: problems == nil ? .ok : .unprocessableContent)
    }

    func download(_ mapping: Mapping) throws -> Response {
        .attachment(mapping.json, named: upload.file.name + ".mapping.json", type: "application/json")
    }
}

extension Member {
    /// The way to what became of an upload; nil while it waits.
    func landing(of id: Upload.ID) async throws -> Response? {
        guard let upload = try await visit.site.database.read({ try $0.uploads.find(id) }) else {
            throw HTTPError(.notFound, message: "This file is not here any more. Send it once more under Data.")
        }
        return upload.source.map { visit.redirect(to: SiteURL.importRecord.path($0)) }
    }

    fileprivate func requireNoCommit(of id: Upload.ID) throws {
        guard !visit.site.imports.isCommitting(id) else {
            throw HTTPError(.conflict, message: "This file is being brought in right now.")
        }
    }
}
