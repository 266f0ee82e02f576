import Synchronization
import Testing

@testable import CLI

struct ProgressBarTests {
    final class Screen: Sendable {
        private let written = Mutex<[String]>([])
        var pieces: [String] { written.withLock { $0 } }
        func write(_ text: String) { written.withLock { $0.append(text) } }
    }

    @Test func `a terminal sees the bar fill up in whole percents`() {
        let screen = Screen()
        let bar = ProgressBar("Loading", isTerminal: true, write: screen.write)
        bar.show(0.501)
        bar.show(0.502)
        bar.show(1)
        #expect(
            screen.pieces == [
                "\rLoading  [                                ]   0 %",
                "\rLoading  [################                ]  50 %",
                "\rLoading  [################################] 100 %",
            ])
    }

    @Test func `the bar never goes back and never leaves its ends`() {
        let screen = Screen()
        let bar = ProgressBar("Loading", isTerminal: true, write: screen.write)
        for fraction in [0.5, 0.2, -3, .nan, 7] { bar.show(fraction) }
        #expect(screen.pieces.map { $0.suffix(5) } == ["  0 %", " 50 %", "100 %"])
    }

    @Test func `a log gets one line at the start and one at the end`() {
        let screen = Screen()
        let bar = ProgressBar("Loading", isTerminal: false, write: screen.write)
        bar.show(0.5)
        bar.finish("552 schools")
        #expect(screen.pieces == ["Loading …\n", "Loading: 552 schools\n"])
    }
}
