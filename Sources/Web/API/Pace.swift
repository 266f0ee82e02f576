import Domain
import Synchronization

/// How fast a program may ask: a bucket for each token that holds so many requests and fills again by so many a second.
///
/// Each server counts for itself.
final class Pace: Sendable {
    private struct Bucket {
        var requests: Double
        var filledAt: Int64
    }

    private let most: Double
    private let perSecond: Double
    private let buckets = Mutex<[APIToken.ID: Bucket]>([:])

    init(most: Int = 600, perSecond: Int = 20) {
        (self.most, self.perSecond) = (Double(most), Double(perSecond))
    }

    /// Takes a request out of a token's bucket.
    /// - Returns: after how many seconds there is one again; nil where there was one.
    func wait(for token: APIToken.ID, at now: Int64) -> Int? {
        buckets.withLock { buckets in
            var bucket = buckets[token] ?? Bucket(requests: most, filledAt: now)
            let since = Double(max(0, now - bucket.filledAt))
            bucket = Bucket(requests: min(most, bucket.requests + since * perSecond), filledAt: now)
            defer { buckets[token] = bucket }
            guard bucket.requests >= 1 else { return max(1, Int(((1 - bucket.requests) / perSecond).rounded(.up))) }
            bucket.requests -= 1
            return nil
        }
    }
}
