import Domain
import Hummingbird
import Storage

/// The start page is another for each role.
enum Home {
    static func show(_ member: Member) async throws -> Response {
        switch (member.account.role, member.account.unit) {
        case (.manager, nil), (.employee, nil): try member.page(NoTeamPage(name: member.account.name))
        case (.employee, let unit?): member.redirect(to: SiteURL.unit.path(unit))
        case (.manager, let unit?):
            // In the mirror a team without others below it has nothing to stand beside.
            member.redirect(
                to: try await hasParts(unit, member) ? SiteURL.mirror.path() : SiteURL.unit.path(unit))
        default: member.redirect(to: SiteURL.mirror.path())
        }
    }

    private static func hasParts(_ unit: Domain.Unit.ID, _ member: Member) async throws -> Bool {
        let (figures, today) = (member.site.figures, member.today)
        return try await member.site.database.read { transaction in
            let tree = try figures.tree(revision: transaction.units.revision()) { try transaction.units.tree() }
            return !tree.standing(on: today).children(of: unit).isEmpty
        }
    }
}

struct NoTeamPage: Page {
    let title = "Welcome"
    let name: String
    let you = SiteURL.you.path()
}
