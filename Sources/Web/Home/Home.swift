import Domain
import Hummingbird

/// The start page is another for each role.
enum Home {
    static func show(_ member: Member) async throws -> Response {
        switch (member.account.role, member.account.unit) {
        case (.manager, nil), (.employee, nil): try member.page(NoTeamPage(name: member.account.name))
        case (.employee, let unit?): member.redirect(to: SiteURL.unit.path(unit))
        default: member.redirect(to: SiteURL.mirror.path())
        }
    }
}

struct NoTeamPage: Page {
    let title = "Welcome"
    let name: String
    let you = SiteURL.you.path()
}
