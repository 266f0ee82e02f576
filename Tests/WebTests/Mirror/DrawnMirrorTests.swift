import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// A mirror page is drawn once and kept; whatever changes what it says must be seen at once.
@Suite struct DrawnMirrorTests {
    @Test func `a page that was seen before shows what has changed since`() async throws {
        try await TestSite.run { test, client in
            let (top, _) = try await test.measure()
            let browser = Browser(client)
            try await browser.signIn(test.cast.analyst)
            let place = SiteURL.mirror.path(["level": "ward"])
            func page() async throws -> String { try await browser.get(place).text }

            #expect(try await page().contains("Trust in leader"))
            try await test.site.database.write { transaction in
                var metric = try #require(try transaction.metrics.find(key: "trust"))
                metric.name = "Trust in the leader at hand"
                try transaction.metrics.update(metric)
            }
            #expect(try await page().contains("Trust in the leader at hand"))

            #expect(try await !page().contains("A new ward"))
            let source = try await test.site.database.write { transaction in
                let ward = try transaction.addUnit("new", "A new ward", "ward", below: top)
                let source = try transaction.imports.newSource()
                let care = try #require(try transaction.metrics.find(key: "care"))
                let ancestry = Ancestry(try transaction.units.tree())
                let posting = ObservationPosting(transaction, source: source, metrics: [care], ancestry: ancestry)
                let slot = try posting.open(try #require(ancestry.place(of: ward)), in: .year(2023))
                posting.put(Observation(n: 40, sum: 160, sumOfSquares: 650), column: 0, slot: slot)
                let observations = try posting.finish()
                try transaction.imports.insert(
                    Import(
                        id: source, account: nil, madeBy: "Ada", madeAt: 0,
                        file: ImportedFile(name: "x.csv", hash: "", bytes: 1), mapping: "{}", rowsRead: 1,
                        rowsRefused: 0, observations: observations))
                return source
            }
            #expect(try await browser.get(SiteURL.mirror.path(["q": "a new ward"])).text.contains("4.00"))

            try await test.site.database.write { transaction in
                let tree = try transaction.units.tree()
                _ = try transaction.imports.undo(source, .init(by: "Ada", at: 1), tree: tree)
            }
            #expect(try await !browser.get(SiteURL.mirror.path(["q": "a new ward"])).text.contains("4.00"))
        }
    }

    @Test func `a metric that turns out to be answered by employees is held back at once, on every page`() async throws
    {
        try await TestSite.run { test, client in
            let (_, small) = try await test.measure()
            try await test.site.database.write { transaction in
                // As if it had been defined so from the start: the product itself refuses to take the mark away.
                try transaction.execute("UPDATE metric SET asks_employees = 0")
                try transaction.execute("UPDATE setting SET value = '77' WHERE name = 'metrics_revision'")
            }
            let browser = Browser(client)
            try await browser.signIn(test.cast.analyst)
            let places = [
                SiteURL.mirror.path(["q": "s-9"]), SiteURL.mirrorCSV.path(["q": "s-9"]), SiteURL.unit.path(small),
            ]
            for place in places { #expect(try await !browser.get(place).text.contains("fewer than five")) }
            try await test.site.database.write { transaction in
                var metric = try #require(try transaction.metrics.find(key: "commitment"))
                metric.respondents = [.employees]
                try transaction.metrics.update(metric)
            }
            for place in places { #expect(try await browser.get(place).text.contains("fewer than five"), "\(place)") }
        }
    }

    @Test func `units without one above them all stand side by side`() async throws {
        try await TestSite.run { test, client in
            _ = try await test.measure()
            _ = try await test.site.database.write { transaction in
                try transaction.addUnit("other", "Another Firm", "organisation", below: nil)
            }
            let browser = Browser(client)
            try await browser.signIn(test.cast.executive)
            let page = try await browser.get(SiteURL.mirror.path(["level": "ward"])).text
            #expect(page.contains("Ward n 2") && page.contains("Ward s 2"))
            #expect(try await browser.get(SiteURL.mirror.path(["q": "another"])).text.contains("Another Firm"))
        }
    }

    @Test func `what one person may see is not shown to another who asks the same`() async throws {
        try await TestSite.run { test, client in
            _ = try await test.measure()
            let place = SiteURL.mirror.path(["level": "ward"])
            let (all, some) = (Browser(client), Browser(client))
            try await all.signIn(test.cast.analyst)
            try await some.signIn(test.cast.manager)
            let whole = try await all.get(place).text
            let part = try await some.get(place).text
            #expect(whole.contains("Ward s 2") && whole.contains("Ward n 2"))
            #expect(part.contains("Ward n 2") != part.contains("Ward s 2"))
            #expect(try await all.get(place).text.contains("Ward s 2"))
        }
    }

    @Test func `each visitor's page carries a token of her own session`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            _ = try await test.measure()
            let browser = Browser(client)
            try await browser.signIn(test.cast.analyst)
            let token = /name="form-token" value="([^"]+)"/
            let tokens = try await [browser.get(SiteURL.mirror.path()), browser.get(SiteURL.mirror.path())]
                .map { try #require($0.text.firstMatch(of: token)?.1) }
            #expect(tokens[0] != tokens[1])
            #expect(try await browser.post(SiteURL.signOut.path(), [:]).status == .seeOther)
        }
    }

    @Test func `pages are kept for one state only, and not more than may be`() throws {
        let pages = DrawnPages<Int>(mostBytes: 10)
        let (old, new) = (FigureState(units: 1, metrics: 1, figures: 1), FigureState(units: 1, metrics: 1, figures: 2))
        func html(_ key: Int, _ state: FigureState, _ text: String) -> String {
            pages.page(key, in: state) { DrawnPage(title: "", html: text) }.html
        }
        #expect(html(1, old, "a") == "a" && html(1, old, "b") == "a")
        #expect(html(1, new, "c") == "c" && html(1, new, "d") == "c")
        #expect(html(2, new, "twelve bytes") == "twelve bytes" && html(1, new, "e") == "c")
        #expect(html(3, new, "x") == "x" && html(1, new, "f") == "f")
    }
}
