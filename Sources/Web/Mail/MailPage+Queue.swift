import Domain
import Foundation

extension MailPage {
    /// The letters that wait and those that went wrong.
    struct Queue: Sendable {
        let waiting: String
        let sent: String
        let failed: String
        let isEmpty: Bool
        let isCalm: Bool
        let caption: String
        let repeatAll = SiteURL.letterRepetitions.path()
        let troubles: [Trouble]

        struct Trouble: Sendable {
            let address: String
            let purpose: String
            let state: String
            let words: String
            let repetition: String
            let removal: String
        }

        static let longest = 100

        /// - Parameters:
        ///   - counts: those sent are the last day's.
        ///   - troubles: at most ``longest``.
        init(_ counts: LetterCounts, _ troubles: [LetterRecord], at now: Int64) {
            waiting = "\(counts.waiting)"
            sent = "\(counts.sent)"
            failed = "\(counts.failed)"
            isEmpty = counts == LetterCounts()
            isCalm = troubles.isEmpty
            caption =
                troubles.count < Self.longest
                ? "Letters that went wrong" : "The first \(Self.longest) letters that went wrong"
            self.troubles = troubles.map { Trouble($0, at: now) }
        }
    }
}

extension MailPage.Queue.Trouble {
    init(_ letter: LetterRecord, at now: Int64) {
        address = letter.to.address
        purpose = letter.purpose
        state =
            letter.state == .failed
            ? "Given up after \(letter.tries == 1 ? "1 try" : "\(letter.tries) tries")"
            : "Again in \(Self.span(letter.dueAt - now))"
        words = letter.lastError ?? ""
        repetition = SiteURL.letterRepetition.path(letter.id)
        removal = SiteURL.letterRemoval.path(letter.id)
    }

    private static func span(_ seconds: Int64) -> String {
        switch seconds {
        case ..<90: "a minute"
        case ..<5_400: "\((seconds + 30) / 60) minutes"
        default: "\((seconds + 1_800) / 3_600) hours"
        }
    }
}
