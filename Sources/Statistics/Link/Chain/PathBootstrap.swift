/// Many paths over the same clusters, bootstrapped together: one draw of clusters serves all.
struct PathBootstrap: Sendable {
    /// Nil where the path cannot be estimated.
    let paths: [IndirectEffect?]

    /// Draws per product of matrices; fixed, since each block has its own stream of random numbers.
    private static let block = 64

    init(_ paths: [PathClusters], replications: Int, seed: UInt64) {
        let clusters = paths.first?.parts.rows ?? 0
        let blocks = (replications + PathBootstrap.block - 1) / PathBootstrap.block
        let drawn = concurrentMap(blocks) { block in
            let count = min(PathBootstrap.block, replications - block * PathBootstrap.block)
            let weights = PathBootstrap.weights(count, clusters, seed, stream: UInt64(block) + 1)
            return paths.map { path in
                let totals = weights * path.parts
                return (0..<count).map { path.sums(totals.row($0)).steps }
            }
        }
        self.paths = paths.indices.map { place in
            PathBootstrap.summary(paths[place], drawn.flatMap { $0[place] })
        }
    }

    /// How often each cluster is drawn, a row per replication.
    private static func weights(_ count: Int, _ clusters: Int, _ seed: UInt64, stream: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed, stream: stream)
        var weights = Matrix(rows: count, columns: clusters)
        for row in 0..<count {
            for _ in 0..<clusters { weights[row, generator.next(below: clusters)] += 1 }
        }
        return weights
    }

    private static func summary(
        _ path: PathClusters, _ drawn: [(first: Double, second: Double, direct: Double)?]
    ) -> IndirectEffect? {
        guard let steps = path.whole.steps else { return nil }
        let known = drawn.compactMap { $0 }
        guard known.count > drawn.count / 2 else { return nil }
        func step(_ estimate: Double, _ values: [Double]) -> Chain.Step {
            let sorted = values.sorted()
            return Chain.Step(
                estimate: estimate, low: Sample.quantile(sorted: sorted, 0.025),
                high: Sample.quantile(sorted: sorted, 0.975))
        }
        return IndirectEffect(
            first: step(steps.first, known.map(\.first)), second: step(steps.second, known.map(\.second)),
            indirect: step(steps.first * steps.second, known.map { $0.first * $0.second }),
            direct: step(steps.direct, known.map(\.direct)), clusters: path.parts.rows, replications: known.count)
    }
}
