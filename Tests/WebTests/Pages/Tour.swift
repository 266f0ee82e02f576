import Domain
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTesting
import Logging
import Testing

@testable import Web

/// Where the tour through the site leads, so that each page is drawn with what it can show. A page whose struct is made
/// of figures adds its address here; others have a value in ``PageSamples``.
extension TestSite {
    func tour(_ client: any TestClientProtocol) async throws {
        let browser = Browser(client)
        try await browser.signIn(cast.administrator)
        try await see(browser, ["/mirror", "/link", SiteURL.unit.path(cast.north), "/you?notice=name-saved"])
        let (top, small) = try await measure()
        try await see(
            browser,
            [
                "/mirror", "/mirror?level=ward", "/mirror?page=2&level=ward&sort=1&order=desc&heat=off",
                "/mirror?q=zzz",
                "/mirror?unit=\(cast.north)",
                SiteURL.unit.path(top), SiteURL.unit.path(small), SiteURL.unit.path(cast.north, ["period": "2021"]),
                "/link/report", "/link/report?inside=1&inside=2&outside=3&business=5", "/link",
                "/link/pair?from=commitment&to=care", "/link/pair?from=care&to=occupancy",
            ])
        try await seeLinkWaiting()
    }

    /// The page as it is while its figures are being computed.
    private func seeLinkWaiting() async throws {
        let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/link")
        let visit = Visit(
            site: site, request: Request(head: head, body: RequestBody(buffer: .init())), id: "1", logger: .silent,
            query: Form(), session: ActiveSession(account: cast.administrator, tokenHash: "", formSecret: Token().text))
        let study = try await LinkStudy(Member(visit)!)
        _ = try visit.page(study.page(nil))
    }

    private func see(_ browser: Browser, _ paths: [String]) async throws {
        for path in paths {
            let response = try await browser.get(path)
            #expect(response.status == .ok, "\(path)")
            #expect(response.text.ranges(of: /<h1[ >]/).count == 1 && !response.text.contains("{{"), "\(path)")
        }
    }
}
