import Foundation

extension Letter {
    /// How often a letter is tried before it counts as failed.
    public static let mostTries = 10

    /// Seconds to wait after so many tries: a minute after the first, about twice as long each time, six hours at most.
    /// - Parameter jitter: from 0 to 1, what makes it shorter by up to a quarter, so that letters that failed together do
    ///   not come back together.
    public static func wait(afterTries tries: Int, jitter: Double) -> Int64 {
        let longest = min(6 * 3_600, 60 * pow(2.1, Double(max(tries, 1) - 1)))
        return Int64(longest * (1 - jitter / 4))
    }
}
