/// Turns bytes read and figures written into one growing fraction: reading is about a fifth of an import.
final class ProgressMeter {
    private let bytes: Int
    private let readingShare: Double
    private let report: ImportProgress.Handler
    private var bytesRead = 0
    private var expected = 1.0
    private var written = 0

    init(bytes: Int, writes: Bool, report: @escaping ImportProgress.Handler) {
        self.bytes = max(1, bytes)
        readingShare = writes ? 0.2 : 1
        self.report = report
    }

    func read(_ count: Int, _ state: ImportReport) {
        bytesRead = min(count, bytes)
        expected = max(1, Double(state.values) * Double(bytes) / Double(max(1, bytesRead)))
        tell()
    }

    func written(_ count: Int) {
        written = count
        tell()
    }

    private func tell() {
        let reading = readingShare * Double(bytesRead) / Double(bytes)
        let writing = (1 - readingShare) * min(1, Double(written) / expected)
        report(ImportProgress(bytesRead: bytesRead, bytes: bytes, fraction: reading + writing))
    }
}
