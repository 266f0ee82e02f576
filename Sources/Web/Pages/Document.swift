import Domain
import HummingbirdCore

/// What the layout around every page shows.
struct Document: Sendable {
    let title: String
    let language: String
    let direction: String
    /// How the link to the content is called.
    let skip: String
    /// Whether the page's foot says what the site is for: it does not distract those who came to answer.
    let saysWhatFor: Bool
    let page: any Page
    /// The name of the page's template.
    let template: String
    /// The address of the folder of style sheet and scripts.
    let assets: String
    let member: MemberLine?
    let notice: String?
    /// What every form that posts brings along, masked; empty where nobody is signed in.
    let formToken: String

    init(_ page: any Page, for visit: Visit) {
        title = page.title
        language = page.language
        direction = Language.direction(page.language)
        skip = Words.in(page.language)[.skip]
        saysWhatFor = page.namesReader
        self.page = page
        template = page.template
        assets = visit.site.assets.base
        member = !page.namesReader ? nil : visit.session.map { MemberLine($0.account, at: visit.request.uri.path) }
        notice = Notice(rawValue: visit.query[Notice.query])?.text
        formToken = visit.session.map { FormToken.masked($0.formSecret) } ?? ""
    }

    /// For pages that stand outside of any visit: those that tell of an error.
    init(_ page: any Page, assets: Assets) {
        title = page.title
        language = page.language
        direction = Language.direction(page.language)
        skip = Words.in(page.language)[.skip]
        saysWhatFor = page.namesReader
        self.page = page
        template = page.template
        self.assets = assets.base
        member = nil
        notice = nil
        formToken = ""
    }
}

/// Who is signed in, and where she can go.
struct MemberLine: Sendable {
    struct Entry: Sendable {
        let name: String
        let path: String
        /// `page` for the page at hand, as `aria-current` wants it; nil for others.
        let current: String?
    }

    let name: String
    let you: String
    let signOut: String
    let entries: [Entry]

    init(_ account: Account, at path: String) {
        name = account.name
        you = SiteURL.you.path()
        signOut = SiteURL.signOut.path()
        entries = Navigation.entries(for: account).map { name, target in
            let isCurrent = path == target || path.hasPrefix(target + "/")
            return Entry(name: name, path: target, current: isCurrent ? "page" : nil)
        }
    }
}
