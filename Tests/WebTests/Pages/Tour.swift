import Domain
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

/// Where the tour through the site leads, so that each page is drawn with what it can show. A page whose struct is made
/// of figures adds its address here; others have a value in ``PageSamples``.
extension TestSite {
    func tour(_ client: any TestClientProtocol) async throws {
        let browser = Browser(client)
        try await browser.signIn(cast.administrator)
        try await see(browser, ["/mirror", SiteURL.unit.path(cast.north), "/you?notice=name-saved"])
        let (top, small) = try await measure()
        try await see(
            browser,
            [
                "/mirror", "/mirror?level=ward", "/mirror?page=2&level=ward&sort=1&order=desc&heat=off", "/mirror?q=zzz",
                "/mirror?unit=\(cast.north)",
                SiteURL.unit.path(top), SiteURL.unit.path(small), SiteURL.unit.path(cast.north, ["period": "2021"]),
            ])
    }

    private func see(_ browser: Browser, _ paths: [String]) async throws {
        for path in paths {
            let response = try await browser.get(path)
            #expect(response.status == .ok, "\(path)")
            #expect(response.text.ranges(of: /<h1[ >]/).count == 1 && !response.text.contains("{{"), "\(path)")
        }
    }
}
