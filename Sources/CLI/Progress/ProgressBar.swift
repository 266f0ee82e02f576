import Foundation
import Synchronization

/// A line on standard error that fills up while something long goes on: `Loading the sample  [######    ]  58 %`.
///
/// Where standard error is no terminal it is two plain lines, one at the start and one at the end.
final class ProgressBar: Sendable {
    private static let cells = 32
    private let title: String
    private let isTerminal: Bool
    private let write: @Sendable (String) -> Void
    private let shown = Mutex(-1)

    init(
        _ title: String, isTerminal: Bool = isatty(STDERR_FILENO) == 1,
        write: @escaping @Sendable (String) -> Void = { FileHandle.standardError.write(Data($0.utf8)) }
    ) {
        self.title = title
        self.isTerminal = isTerminal
        self.write = write
        if isTerminal { show(0) } else { write("\(title) …\n") }
    }

    /// Shows a fraction from 0 to 1; what lies outside counts as the nearer end. May be called from any thread, as often as one
    /// likes: the terminal hears of whole percents only, and never of fewer than before.
    func show(_ fraction: Double) {
        guard isTerminal, !fraction.isNaN else { return }
        let percent = Int(min(max(fraction, 0), 1) * 100)
        shown.withLock { shown in
            guard percent > shown else { return }
            shown = percent
            write("\r" + line(percent))
        }
    }

    /// Ends the line with what came of it, in a few words.
    func finish(_ outcome: String) {
        write(isTerminal ? "\r\u{1B}[K\(title): \(outcome)\n" : "\(title): \(outcome)\n")
    }

    private func line(_ percent: Int) -> String {
        let full = percent * Self.cells / 100
        let bar = String(repeating: "#", count: full) + String(repeating: " ", count: Self.cells - full)
        let digits = String(repeating: " ", count: percent < 10 ? 2 : percent < 100 ? 1 : 0) + "\(percent)"
        return "\(title)  [\(bar)] \(digits) %"
    }
}
