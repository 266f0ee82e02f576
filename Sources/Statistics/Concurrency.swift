import CLAPACK
import Dispatch

/// Many small products on all cores are faster than one after the other with all cores on each, and BLAS's own threads
/// would only stand in the way.
private let oneThreadPerProduct: Void = openblas_set_num_threads(1)

/// `count` results, worked out on all cores. The order of the results does not depend on the order of the work.
public func concurrentMap<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    _ = oneThreadPerProduct
    guard count > 1 else { return (0..<count).map(body) }
    let results = UnsafeMutableBufferPointer<Result?>.allocate(capacity: count)
    results.initialize(repeating: nil)
    defer {
        results.deinitialize()
        results.deallocate()
    }
    // Each index is written once, by one thread, and read after all have ended.
    nonisolated(unsafe) let slots = results
    DispatchQueue.concurrentPerform(iterations: count) { slots[$0] = body($0) }
    return results.map { $0! }
}
