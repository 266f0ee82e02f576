import Foundation

/// What this process has used so far.
struct Usage {
    let seconds: Double
    /// The most memory that it has held.
    let peakBytes: Int

    static var own: Usage {
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(RUSAGE_SELF, &usage)
            let unit = 1
        #else
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            let unit = 1024
        #endif
        let seconds = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) * 1e-6
        return Usage(seconds: seconds, peakBytes: usage.ru_maxrss * unit)
    }
}

extension Duration {
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
