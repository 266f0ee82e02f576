import Testing

@Suite struct TokenCommandTests {
    @Test(arguments: Home.Engine.all) func `a token is made, listed and revoked`(engine: Home.Engine) async throws {
        try await Home.with(engine) { home in
            _ = try home.run("database", "migrate")
            let made = try home.run("token", "add", "The till", "--role", "executive", "--until", "2199-12-31")
            #expect(made.status == 0 && made.output.wholeMatch(of: /[0-9a-f]{64}\n/) != nil, "\(made.complaint)")
            #expect(try home.run("token", "list").lines == ["1\tThe till\texecutive\tgood\tnever used"])
            #expect(try home.run("token", "revoke", "1").status == 0)
            #expect(try home.run("token", "list").output.contains("revoked"))
            let unknown = try home.run("token", "revoke", "7")
            #expect(unknown.status != 0 && unknown.complaint.contains("no token 7"))
            #expect(try home.run("token", "add", "x", "--role", "administrator").status != 0)
        }
    }
}
