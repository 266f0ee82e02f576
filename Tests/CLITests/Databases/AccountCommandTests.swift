import Testing

@Suite struct AccountCommandTests {
    @Test(arguments: Home.Engine.all) func `people are added, listed, given links and passwords, shut out and let in`(
        engine: Home.Engine
    ) async throws {
        try await Home.with(engine) { home async throws in
            let link = try home.run("account", "add", "Ada Öberg", "Ada@example.org", "--role", "administrator")
            #expect(try #require(link.lines.first).wholeMatch(of: /\/sign-in\/[0-9a-f]{64}/) != nil)
            #expect(try home.run("account", "add", "Ben", "ben@example.org", "--role", "analyst").status == 0)
            #expect(
                try home.run("account", "list").lines == [
                    "Ada@example.org\tAda Öberg\tadministrator\t\tno password",
                    "ben@example.org\tBen\tanalyst\t\tno password",
                ])
            let set = try home.run("account", "password", "BEN@example.org", input: "seven grey herons\n")
            #expect(set.status == 0)
            #expect(try home.run("account", "list", "ben").lines == ["ben@example.org\tBen\tanalyst\t\topen"])
            #expect(try home.run("account", "link", "ben@example.org").output.hasPrefix("/sign-in/"))
            #expect(try home.run("account", "close", "ben@example.org").status == 0)
            #expect(try home.run("account", "link", "ben@example.org").complaint.contains("is closed"))
            #expect(try home.run("account", "reopen", "ben@example.org").status == 0)
            #expect(try home.run("account", "link", "ben@example.org").status == 0)
        }
    }

    @Test func `what is wrong with a person is said in a line`() async throws {
        try await Home.with(.sqlite) { home async throws in
            _ = try home.run("account", "add", "Ada", "ada@example.org", "--role", "administrator")
            for (answer, advice) in [
                (try home.run("account", "add", "Eve", "ADA@example.org", "--role", "analyst"), "Ada has this address"),
                (try home.run("account", "add", "", "nobody", "--role", "analyst"), "Write the person's name."),
                (try home.run("account", "add", "Eve", "e@x.org", "--role", "manager", "--unit", "z"), "no unit"),
                (try home.run("account", "close", "ada@example.org"), "only administrator"),
                (try home.run("account", "link", "eve@example.org"), "Nobody has the address"),
                (try home.run("account", "password", "ada@example.org", input: "short\n"), "at least 12 characters"),
                (try home.run("account", "password", "ada@example.org"), "as a line on standard input"),
            ] {
                #expect(answer.status == 2)
                #expect(answer.complaint.contains(advice))
                #expect(answer.complaint.split(whereSeparator: \.isNewline).count == 1)
            }
        }
    }
}
