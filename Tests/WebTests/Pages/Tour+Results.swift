import Domain
import Storage
import Testing

@testable import Web

extension TestSite {
    /// The pages of results, with rounds before them and another side beside, by unit and attribute, with comments.
    func seeResults(_ browser: Browser, asExecutive executive: Browser) async throws {
        let (inside, outside) = (try await survey("pair-in", .employees), try await survey("pair-out", .customers))
        let small = try await round(of: inside, 2023, TestAnswer.points([4], times: 3))
        let whole = try await round(of: inside, 2024, TestAnswer.points([4, 5], times: 9))
        let open = try await round(of: inside, 2025, isOver: false)
        _ = try await round(of: outside, 2022, TestAnswer.points([1, 2], times: 20))
        let changed = try await round(of: outside, 2023, TestAnswer.points([4, 5], times: 20))
        let empty = try await round(of: outside, 2024)
        let rich = try await round(
            of: outside, 2025, try await manyAnswers(), isOver: false, protection: .named,
            segments: ["tier", "tenure"])
        try await seeRelease(browser)
        for id in [small, whole, changed, empty, rich] { try await see(browser, [SiteURL.round.path(id)]) }
        try await seeReplies(browser, in: whole)
        try await see(
            browser,
            [whole, open, empty].flatMap {
                [SiteURL.roundUnits.path($0), SiteURL.roundSegments.path($0), SiteURL.roundComments.path($0)]
            })
        try await see(
            browser,
            [
                SiteURL.roundUnits.path(rich, ["sort": "name"]), SiteURL.roundUnits.path(rich, ["level": "room"]),
                SiteURL.roundUnits.path(rich, ["q": "nowhere"]),
                SiteURL.roundUnits.path(
                    rich, ["level": "every", "sort": "answer:voice", "order": "desc", "page": "2"]),
                SiteURL.roundSegments.path(rich), SiteURL.roundSegments.path(rich, ["by": "tier", "page": "2"]),
                SiteURL.roundComments.path(small), SiteURL.roundComments.path(rich, ["q": "nowhere"]),
                SiteURL.roundComments.path(rich, ["after": "0"]),
            ])
        try await browser.get(SiteURL.roundComments.path(rich))
        let comment = try #require(await browser.page.firstMatch(of: /name="comment" value="([0-9a-f]+)"/)?.1)
        try await browser.post(SiteURL.roundComments.path(rich), ["comment": String(comment)])
        try await browser.post(SiteURL.roundComments.path(rich), ["comment": String(comment), "add": "slow"])
        for reader in [browser, executive] {
            try await see(reader, [SiteURL.roundComments.path(rich, ["tag": "slow"])])
        }
    }

    /// Replies to employees' comments of a round that is over, as analysts and the author see them.
    private func seeReplies(_ browser: Browser, in round: Round.ID) async throws {
        let (link, path) = (ThreadLink(Token(), in: round), SiteURL.roundComments.path(round))
        _ = try await site.database.write { transaction in
            try transaction.execute(
                "UPDATE comment SET link_hash = \(link.hash(of: "why")) WHERE round_id = \(round) AND text = 'Word 0'")
        }
        let thread = SiteURL.thread.path(link.text)
        try await see(browser, [thread, path])
        let comment = try #require(await browser.page.firstMatch(of: /id="reply-([0-9a-f]+)"/)?.1)
        for text in ["", "We see to it."] {
            try await browser.post(SiteURL.roundReplies.path(round), ["comment": String(comment), "text": text])
        }
        try await see(browser, [thread])
        for text in ["", "Thank you."] { try await browser.post(thread, ["question": "why", "text": text]) }
        try await see(browser, [thread, SiteURL.thread.path(link.text, ["kept": "yes"]), path])
        _ = try await site.database.write { transaction in
            try transaction.execute("UPDATE comment SET link_hash = id WHERE text LIKE 'Why %'")
        }
    }

    /// A round of employees with teams held back, unanimous and divided, before it and after it is over.
    func seeRelease(_ browser: Browser) async throws {
        let survey = try await survey("guarded", .employees)
        let (north, ward) = (cast.north, cast.ward)
        let teams = try await site.database.write { transaction in
            try ["Lab", "Desk", "Few"].map { try transaction.addUnit("t-\($0)", "Team \($0)", "team", below: ward) }
        }
        func answers(_ unit: Domain.Unit.ID, _ points: [Double], _ times: Int, _ tenure: String) -> [TestAnswer] {
            TestAnswer.points(points, times: times, unit: unit).map {
                TestAnswer($0.answers, unit: unit, segments: ["tenure": tenure])
            }
        }
        let all =
            answers(teams[0], [5], 6, "long") + answers(teams[1], [1, 2, 4, 5], 4, "short")
            + answers(teams[2], [3], 2, "") + answers(north, [1, 3, 5], 5, "short")
        var rounds: [Round.ID] = []
        for year in [2030, 2031] {
            rounds.append(
                try await round(of: survey, year, all, protection: .confidential, segments: ["tenure"]))
        }
        let whole = try await round(
            of: survey, 2032, answers(teams[0], [5], 9, "long"), protection: .confidential, segments: ["tenure"])
        let open = try await round(of: survey, 2033, isOver: false)
        @Sendable func invite(_ place: Int, of unit: Domain.Unit.ID, in transaction: any Transaction) throws {
            let person = try transaction.people.insert(
                try PersonDraft({ ["key": "guarded-\(place)", "kind": "employee"][$0] ?? "" }, phone: nil))
            _ = try transaction.invitations.invite(person, of: unit, to: open, on: Day(rawValue: 20_000))
        }
        try await site.database.write { [clock] transaction in
            _ = try transaction.rounds.claimInviting(open, at: clock.now)
            for (place, unit) in (Array(repeating: teams[0], count: 6) + Array(repeating: north, count: 9)).enumerated()
            { try invite(place, of: unit, in: transaction) }
            try transaction.rounds.keepInvited(of: open)
        }
        try await see(browser, (rounds + [whole, open]).map { SiteURL.round.path($0) })
        try await site.database.write { try invite(15, of: north, in: $0) }
        try await see(browser, [SiteURL.round.path(open)])
        try await see(
            browser,
            [
                SiteURL.roundUnits.path(rounds[1]), SiteURL.roundUnits.path(rounds[1], ["level": "every"]),
                SiteURL.roundSegments.path(rounds[1]),
                SiteURL.roundSegments.path(rounds[1], ["by": "tenure", "unit": "\(ward)"]),
            ])
    }

    /// More units, values and comments than stand on a page.
    private func manyAnswers() async throws -> [TestAnswer] {
        let north = cast.north
        return try await site.database.write { transaction in
            let person = try transaction.people.insert(
                try PersonDraft({ ["key": "tourist", "name": "Tora", "kind": "customer"][$0] ?? "" }, phone: nil))
            return try (0..<60).map { index in
                let ward = try transaction.addUnit("w\(index)", "Ward \(index)", "ward", below: north)
                var answers: [String: Domain.Answer] = [
                    "voice": .number(Double(index % 5 + 1)), "why": .text("Why \(index)"),
                ]
                if index > 0 { answers["again"] = .number(1) }
                let room = try index == 0 ? transaction.addUnit("room", "Room", "room", below: ward) : ward
                return TestAnswer(
                    answers, unit: room, person: person,
                    segments: ["tier": "tier \(index)", "tenure": index % 2 == 0 ? "" : "long"])
            }
        }
    }
}
