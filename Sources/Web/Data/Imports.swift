import Domain
import HTTPTypes
import Hummingbird
import Storage

/// What was brought in, one file at a time, and taking it back.
enum Imports {
    static func show(_ member: Member, id: Import.ID) async throws -> Response {
        let page = try await member.site.database.read { transaction in
            let made = try transaction.importRecord(id)
            let ids = Set(try transaction.imports.metrics(of: id))
            return ImportPage(made, metrics: try transaction.metrics.all().filter { ids.contains($0.id) })
        }
        return try member.page(page)
    }

    static func mapping(_ member: Member, id: Import.ID) async throws -> Response {
        let made = try await member.site.database.read { try $0.importRecord(id) }
        return .attachment(made.mapping, named: made.file.name + ".mapping.json", type: "application/json")
    }

    static func undo(_ member: Member, id: Import.ID) async throws -> Response {
        let undoing = Import.Undoing(by: member.account.name, at: member.now)
        let isUndone = try await member.site.database.write { transaction in
            _ = try transaction.importRecord(id)
            return try transaction.imports.undo(id, undoing, tree: try transaction.units.tree())
        }
        return member.redirect(to: SiteURL.importRecord.path(id), notice: isUndone ? .importUndone : nil)
    }
}

extension Transaction {
    fileprivate func importRecord(_ id: Import.ID) throws -> Import {
        guard let made = try imports.find(id) else { throw HTTPError(.notFound) }
        return made
    }
}
