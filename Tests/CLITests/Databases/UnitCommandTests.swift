import Testing

@Suite struct UnitCommandTests {
    private let units = """
        key,name,kind,parent,from
        s1,School One,school,n,2020-01-01
        n,North,region,all,
        s,South,region,all,
        all,All,whole,,
        """

    @Test(arguments: Home.Engine.all) func `units come, move and go`(engine: Home.Engine) async throws {
        try await Home.with(engine) { home async throws in
            let file = try home.write(units, to: "units.csv")
            #expect(try home.run("unit", "import", file).output == "4 units added.\n")
            #expect(try home.run("unit", "import", file).output == "0 units added.\n")
            #expect(try home.run("unit", "list").lines.contains("s1,School One,school,n,2020-01-01"))
            #expect(try home.run("unit", "move", "s1", "--below", "s", "--from", "2023-09-01").status == 0)
            #expect(try home.run("unit", "list").lines.contains("s1,School One,school,s,2023-09-01"))
            #expect(try home.run("unit", "close", "s1", "--from", "2024-01-01").status == 0)
            #expect(try home.run("unit", "list").lines.count == 4)
            #expect(try home.run("unit", "move", "s1", "--top", "--from", "2024-02-01").status == 0)
            #expect(try home.run("unit", "list").lines.contains("s1,School One,school,,2024-02-01"))
        }
    }

    @Test func `what the tree cannot be is refused in a line`() async throws {
        try await Home.with(.sqlite) { home async throws in
            _ = try home.run("unit", "import", try home.write(units, to: "units.csv"))
            let below = try home.run("unit", "move", "all", "--below", "s1")
            #expect(below.status == 2)
            #expect(below.complaint == "insideout: A unit cannot lie below itself.\n")
            #expect(try home.run("unit", "close", "n").complaint.hasPrefix("insideout: A unit still lies below it."))
            #expect(try home.run("unit", "close", "zz").complaint == "insideout: There is no unit with the key “zz”.\n")
        }
    }
}
