import Domain
import Statistics
import Testing

/// Rounds by chance, released one after the other and put through their proofs.
struct ReleaseProofTests {
    private let questionnaire: Questionnaire = {
        func text(_ text: String) -> Translated { Translated(["en": text]) }
        let seats = ["in", "out"].map { Question.Option(key: $0, text: text($0)) }
        return Questionnaire(
            key: "pulse", title: text("Pulse"), languages: ["en"], respondents: .employees,
            sections: [
                .init(questions: [
                    Question(key: "voice", kind: .agreement(points: 5), text: text("Heard")),
                    Question(key: "quiet", kind: .agreement(points: 5), text: text("Ignored"), isReversed: true),
                    Question(key: "nps", kind: .recommend, text: text("Recommend")),
                    Question(key: "seat", kind: .choice(seats), text: text("Seat")),
                    Question(key: "why", kind: .choices(seats), text: text("Why")),
                ])
            ])
    }()

    /// Half of what people answer is what most do.
    private func sheet(_ random: inout SeededGenerator) -> AnswerSheet {
        func lean(_ count: Int) -> Int { min(random.next(below: count), random.next(below: count)) }
        var answers: [String: Answer] = [
            "voice": .number(Double(5 - lean(5))), "quiet": .number(Double(1 + lean(5))),
            "seat": .options([lean(8) < 4 ? "in" : "out"]),
        ]
        if random.next(below: 10) > 0 { answers["nps"] = .number(Double(10 - lean(11))) }
        if random.next(below: 3) > 0 { answers["why"] = .options([["in", "out"][lean(2)]]) }
        return AnswerSheet(answers)
    }

    private func tally(
        _ people: [RandomOrganisation.Person], _ organisation: RandomOrganisation, _ random: inout SeededGenerator
    ) -> RoundTally {
        var tally = RoundTally(questionnaire, segments: organisation.segments.map(\.key))
        for person in people {
            let values = zip(organisation.segments, person.values).compactMap { segment, value in
                value.map { (segment.key, $0) }
            }
            tally.add(
                sheet(&random), unit: person.unit, values: Dictionary(values, uniquingKeysWith: { first, _ in first }))
        }
        return tally
    }

    @Test(arguments: [1579, 1790, 1997] + Array(UInt64(0)..<100))
    func `what is shown of three rounds is proven, from the answers read anew`(seed: UInt64) {
        let organisation = RandomOrganisation(seed: seed, most: 90, segments: Int(seed % 3))
        var random = SeededGenerator(seed: seed, stream: 7)
        var people = organisation.people
        var before: [RoundRelease.Before] = []
        for round in 1...3 {
            let tally = tally(people, organisation, &random)
            let release = RoundRelease(
                tally, organisation.table, of: Round.ID(Int64(round)), policy: .standard, invited: nil, before: before,
                seed: seed)
            let proof = ReleaseProof(
                tally, organisation.table, policy: .standard, figures: release.figures, before: before, seed: ~seed)
            #expect(proof.miscounted == 0)
            #expect(proof.guesses == 0)
            #expect(proof.items.allSatisfy { $0.audit.outcome == .sound })
            #expect(proof.bounds.allSatisfy { $0.pinned == 0 })
            #expect(proof.isSound)
            before.append(release.shown)
            for _ in 0..<random.next(below: 4) where people.count > 1 {
                people.remove(at: random.next(below: people.count))
            }
            for _ in 0..<random.next(below: 4) { people.append(organisation.people.randomElement(using: &random)!) }
        }
    }
}

extension ReleaseProofTests {
    /// Seven of ten answered 5, nearly all others 4.
    @Test(arguments: UInt64(0)..<12)
    func `where people mostly agree the whole is shown in full, and nothing is held back for it`(seed: UInt64) {
        let organisation = RandomOrganisation(seed: seed, most: 400, segments: 3)
        guard organisation.people.count > 100 else { return }
        var random = SeededGenerator(seed: seed, stream: 8)
        var answers = ReleaseAnswers(organisation.table, range: 1...5)
        for person in organisation.people {
            let luck = random.next(below: 100)
            answers.add(luck < 70 ? 5 : luck < 97 ? 4 : 3, unit: person.unit, values: person.values)
        }
        let plan = ReleasePlan(answers.respondents, seed: seed)
        let found = plan.protecting(answers)
        #expect(found.bounds.pinned == 0)
        #expect(found.plan.verdict(ReleaseCell(unit: Unit.ID(1))) == .shown)
        #expect(!found.plan.verdicts.contains(.heldBack(.pinsAnswers)))
    }
}

extension ReleaseProofTests {
    /// Twelve people of one unit, by role and tenure. Of desk and of long tenure three more said 5 than 1, and three in all said 5.
    @Test func `a distribution that tells too much is not shown, and is not proven where it is`() {
        let unit = Unit.ID(1)
        let segments = [
            ReleaseSegment(key: "role", values: ["desk", "care"]),
            ReleaseSegment(key: "tenure", values: ["long", "short"]),
        ]
        let table = ReleaseTable(parents: [unit: nil as Unit.ID?], segments: segments)
        var tally = RoundTally(questionnaire, segments: segments.map(\.key))
        for (place, given) in [[5.0, 5, 5], [3, 3, 3], [3, 3, 3], [3, 3, 1]].enumerated() {
            let values = ["role": place < 2 ? "desk" : "care", "tenure": place % 2 == 0 ? "long" : "short"]
            for answer in given {
                tally.add(AnswerSheet(["voice": .number(answer)]), unit: unit, values: values)
            }
        }
        let release = RoundRelease(
            tally, table, of: Round.ID(1), policy: .standard, invited: nil, before: [], seed: 1)
        func isSound(_ figures: [ReleasedFigure]) -> Bool {
            ReleaseProof(tally, table, policy: .standard, figures: figures, before: [], seed: 2).isSound
        }
        let whole = release.figures.firstIndex { $0.name == .question("voice") && $0.cell == ReleaseCell(unit: unit) }!
        guard case .shown(var content) = release.figures[whole].released else {
            Issue.record("the whole is not shown")
            return
        }
        #expect(content.counts == nil)
        #expect(isSound(release.figures))
        content.counts = ["": 12, "1": 1, "3": 8, "5": 3]
        var told = release.figures
        told[whole] = ReleasedFigure(told[whole].name, told[whole].cell, .shown(content))
        #expect(!isSound(told))
    }
}

extension RoundRelease {
    /// As a later round looks back on it.
    fileprivate var shown: Before {
        figures.reduce(into: [:]) { before, figure in
            if let n = figure.released.value?.n ?? figure.released.band?.n {
                before[figure.name, default: [:]][figure.cell] = n
            }
        }
    }
}
