import Domain
import Foundation
import Statistics

/// The release plan of a large round with its audit: 40 questions, most answered by all, some by a share of their own; and the bounds
/// of all answers that everybody gave.
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
        // Side by side, as a round's questions are; the whole's audit among them.
        let asking = clock.measure {
            audits += concurrentMap(optional + 1) { [plan] place in
                guard place > 0 else { return ReleaseAudit(plan, of: all, seed: 3) }
                let plan = ReleasePlan(own[place - 1], seed: 1, within: [plan])
                return ReleaseAudit(plan, of: own[place - 1], seed: 2)
            }
        }
        let answers = organisation.answers(questions - optional, seed: 3)
        var protected: [(plan: ReleasePlan, bounds: ReleaseBounds)] = []
        let bounding = clock.measure { protected = plan.protecting(answers) }
        let whole = audits[0]
        let result = Result(
            units: units, people: people, segments: segments, questions: questions, optional: optional,
            planSeconds: planning.seconds, auditSeconds: auditing.seconds, optionalSeconds: asking.seconds,
            boundsSeconds: bounding.seconds, boundedQuestions: protected.count,
            pinned: protected.reduce(0) { $0 + $1.bounds.pinned },
            informationWithinBounds: protected.map { $0.plan.respondentsShown }.min().map {
                Double($0) / Double(plan.respondentsShown)
            } ?? 1,
            processorSeconds: Usage.own.seconds, peakBytes: Usage.own.peakBytes,
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
        /// Of the plans of optional questions and all audits.
        var optionalSeconds: Double
        /// Of all questions that everybody answered.
        var boundsSeconds: Double
        var boundedQuestions: Int
        var pinned: Int
        /// What the question that keeps least keeps of what the round's plan shows, within its bounds.
        var informationWithinBounds: Double
        var processorSeconds: Double
        var peakBytes: Int
        var isSound: Bool
        var cells: Int
        var shown: Int
        var information: Double
        var informationOfThresholdAlone: Double
    }
}

extension ReleasePlan {
    /// Σ n over the cells shown.
    fileprivate var respondentsShown: Int {
        zip(verdicts, counts).reduce(0) { $0 + ($1.0.isShown ? $1.1 : 0) }
    }
}
