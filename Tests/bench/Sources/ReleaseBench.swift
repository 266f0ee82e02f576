import Domain
import Foundation

/// The release plan of a large round with its audit: 40 questions, most answered by all, some by a share of their own.
struct ReleaseBench {
    private var units = 5_000
    private var people = 100_000
    private var segments = 4
    private var questions = 40
    /// Questions that half of the people answered, each another half.
    private var optional = 4

    init(arguments: [String]) {
        var rest = arguments[...]
        while let option = rest.popFirst() {
            switch (option, rest.popFirst().flatMap(Int.init)) {
            case ("--units", let value?): units = value
            case ("--people", let value?): people = value
            case ("--segments", let value?): segments = value
            case ("--questions", let value?): questions = value
            case ("--optional", let value?): optional = value
            default: fatalError("unknown option \(option)")
            }
        }
    }

    /// Prints seconds, peak memory, and what the audit says.
    func run() throws {
        let organisation = ReleaseOrganisation(units: units, people: people, segments: segments)
        let all = organisation.respondents(share: 1, seed: 0)
        let own = (0..<optional).map { organisation.respondents(share: 0.5, seed: UInt64($0 + 1)) }
        let clock = ContinuousClock()
        var plan = ReleasePlan([], table: organisation.table, policy: .standard)
        var audits: [ReleaseAudit] = []
        let planning = clock.measure { plan = ReleasePlan(all, seed: 1) }
        let auditing = clock.measure { audits.append(ReleaseAudit(plan, of: all, seed: 2)) }
        let asking = clock.measure {
            for respondents in own {
                let plan = ReleasePlan(respondents, seed: 1, within: [plan])
                audits.append(ReleaseAudit(plan, of: respondents, seed: 2))
            }
        }
        // The bounds take seconds for each question of the whole round, so they are measured on a fiftieth of it.
        let small = ReleaseOrganisation(units: max(1, units / 50), people: people / 50, segments: segments)
        let answers = small.answers(seed: 3)
        let part = ReleasePlan(answers.respondents, seed: 1)
        var protected = (plan: part, bounds: ReleaseBounds?.none)
        let bounding = clock.measure { protected = part.protecting(answers, seed: 3) }
        let before = ReleaseAudit(part, of: answers.respondents, seed: 4)
        let whole = audits[0]
        let last = ReleaseAudit(protected.plan, of: answers.respondents, seed: 4)
        let result = Result(
            units: units, people: people, segments: segments, questions: questions, optional: optional,
            planSeconds: planning.seconds, auditSeconds: auditing.seconds, optionalSeconds: asking.seconds,
            boundsSeconds: bounding.seconds, pinned: protected.bounds?.pinned ?? 0,
            informationWithinBounds: last.information,
            informationBeforeBounds: before.information, processorSeconds: Usage.own.seconds,
            peakBytes: Usage.own.peakBytes,
            isSound: audits.allSatisfy { $0.outcome == .sound }, cells: whole.cells, shown: whole.shown,
            information: whole.information,
            informationOfThresholdAlone: Double(whole.keptByThresholdAlone) / Double(whole.all))
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = .sortedKeys
        print(String(decoding: try encoder.encode(result), as: UTF8.self))
    }

    private struct Result: Encodable {
        var units: Int
        var people: Int
        var segments: Int
        var questions: Int
        var optional: Int
        var planSeconds: Double
        var auditSeconds: Double
        var optionalSeconds: Double
        var boundsSeconds: Double
        var pinned: Int
        var informationWithinBounds: Double
        var informationBeforeBounds: Double
        var processorSeconds: Double
        var peakBytes: Int
        var isSound: Bool
        var cells: Int
        var shown: Int
        var information: Double
        var informationOfThresholdAlone: Double
    }
}
