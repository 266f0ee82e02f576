import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct MetricPagesTests {
    private static let fields: KeyValuePairs<String, String> = [
        "name": "Mood", "key": "mood", "side": "inside", "respondents": "employees", "scale_low": "1",
        "scale_high": "5", "format": "plain", "measure": "mean", "direction": "higher", "basis": "answers",
    ]

    @Test func `a metric is added, listed and changed`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.analyst)
            try await browser.get(SiteURL.newMetric.path())
            let added = try await browser.post(SiteURL.metrics.path(), Self.fields)
            #expect(added.status == .seeOther)
            #expect(try await browser.get(SiteURL.data.path()).text.contains("Mood"))
            let metric = try #require(try await test.site.database.read { try $0.metrics.find(key: "mood") })
            #expect(metric.respondents == [.employees])
            try await browser.get(SiteURL.metric.path(metric.id))
            try await browser.post(
                SiteURL.metric.path(metric.id),
                [
                    "name": "Morale", "key": "mood", "side": "outside", "respondents": "customers", "scale_low": "1",
                    "scale_high": "7",
                ])
            let after = try #require(try await test.site.database.read { try $0.metrics.find(metric.id) })
            #expect(after.name == "Morale" && after.side == .outside && after.scale.high == 7)
        }
    }

    @Test func `a metric with faults comes back with each beside its field`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.analyst)
            try await browser.get(SiteURL.newMetric.path())
            let response = try await browser.post(SiteURL.metrics.path(), ["key": "Not good", "side": "inside"])
            #expect(response.status == .unprocessableContent)
            for field in ["key", "name", "scale_low", "scale_high"] {
                #expect(response.text.contains("id=\"\(field)-problem\""), "\(field)")
            }
        }
    }

    @Test func `figures fix a metric's scale, and its name can change all the same`() async throws {
        try await TestSite.run { test, client in
            _ = try await test.measure()
            let browser = Browser(client)
            try await browser.signIn(test.cast.analyst)
            let metric = try #require(try await test.site.database.read { try $0.metrics.find(key: "care") })
            let page = try await browser.get(SiteURL.metric.path(metric.id))
            #expect(!page.text.contains("name=\"scale_low\"") && page.text.contains("That stays"))
            try await browser.post(
                SiteURL.metric.path(metric.id),
                ["name": "Kindness", "key": "care", "side": "outside", "respondents": "customers", "scale_high": "9"])
            let after = try #require(try await test.site.database.read { try $0.metrics.find(metric.id) })
            #expect(after.name == "Kindness" && after.scale.high == 5)
        }
    }
}
