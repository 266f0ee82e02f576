import Domain
import NIOPosix
import Statistics
import Synchronization

/// Where links are computed: off the request's thread, once for each state of the figures, however many ask.
final class LinkDesk: Sendable {
    private struct Kept {
        var tasks: [LinkKey: Task<LinkReport, any Error>] = [:]
        var reports: [LinkKey: LinkReport] = [:]
        var order: [LinkKey] = []
    }

    private static let most = 12
    /// One report at a time: each uses all processors by itself, and nothing else waits behind it.
    private let threads = {
        let threads = NIOThreadPool(numberOfThreads: 1)
        threads.start()
        return threads
    }()
    private let kept = Mutex(Kept())

    /// The report, however long it takes.
    func report(_ figures: LinkFigures) async throws -> LinkReport { try await task(figures).value }

    /// The report if it is ready in time; else nil, and the work goes on.
    func report(_ figures: LinkFigures, within time: Duration) async throws -> LinkReport? {
        let task = task(figures)
        let end = ContinuousClock.now + time
        while ContinuousClock.now < end {
            if let report = kept.withLock({ $0.reports[figures.key] }) { return report }
            if isOver(figures.key) { return try await task.value }
            try await Task.sleep(for: .milliseconds(15))
        }
        return kept.withLock { $0.reports[figures.key] }
    }

    /// Whether the work has ended, well or not.
    private func isOver(_ key: LinkKey) -> Bool { kept.withLock { $0.tasks[key] == nil } }

    private func task(_ figures: LinkFigures) -> Task<LinkReport, any Error> {
        kept.withLock { kept in
            if let report = kept.reports[figures.key] { return Task { report } }
            if let task = kept.tasks[figures.key] { return task }
            let task = Task {
                defer { self.kept.withLock { $0.tasks[figures.key] = nil } }
                let report = try await threads.runIfActive { try figures.analysis.report() }
                keep(report, for: figures.key)
                return report
            }
            kept.tasks[figures.key] = task
            return task
        }
    }

    private func keep(_ report: LinkReport, for key: LinkKey) {
        kept.withLock { kept in
            kept.reports[key] = report
            kept.order.append(key)
            if kept.order.count > Self.most { kept.reports[kept.order.removeFirst()] = nil }
        }
    }
}

extension LinkFigures {
    var analysis: LinkAnalysis {
        var analysis = LinkAnalysis(
            panel, inside: selection.inside.map(\.key), outside: selection.outside.map(\.key),
            business: selection.business.map(\.key), lags: [0, 1, 2, 3], seed: 20_150_901)
        for metric in selection.all {
            if !metric.respondents.isEmpty { analysis.answeredBy[metric.key] = Set(metric.respondents.map(\.side)) }
            if metric.direction == .lower { analysis.lowIsBest.insert(metric.key) }
        }
        analysis.answers = answers
        return analysis
    }
}

extension Respondent {
    fileprivate var side: LinkAnalysis.Side { self == .employees ? .inside : .outside }
}
