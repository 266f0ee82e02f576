/// Sums of products of a cause x, a middle m and an end y, from which both steps and their product follow.
struct PathSums: Sendable {
    var xx = 0.0, xm = 0.0, mm = 0.0, xy = 0.0, my = 0.0, yy = 0.0

    /// The steps in standard deviations: m on x; y on m beside x; y on x beside m. Nil where x or m does not vary, or the
    /// one determines the other.
    var steps: (first: Double, second: Double, direct: Double)? {
        guard xx > 0, mm > 0, yy > 0 else { return nil }
        let first = xm / (xx * mm).squareRoot()
        let (toX, toM) = (xy / (xx * yy).squareRoot(), my / (mm * yy).squareRoot())
        let rest = 1 - first * first
        guard rest > 1e-12 else { return nil }
        return (first, (toM - first * toX) / rest, (toX - first * toM) / rest)
    }
}

/// What each cluster adds to the sums, so that a sample of clusters is one product of matrices.
struct PathClusters: Sendable {
    /// Clusters × [n, x, m, y, xx, xm, mm, xy, my, yy].
    let parts: Matrix
    /// Take the mean of the sample out of each column; off for columns that are swept already.
    let centres: Bool

    static let width = 10

    init(clusters: Int, centres: Bool, rows: [(cluster: Int, x: Double, m: Double, y: Double)]) {
        var parts = Matrix(rows: clusters, columns: PathClusters.width)
        for (cluster, x, m, y) in rows {
            for (column, value) in [1, x, m, y, x * x, x * m, m * m, x * y, m * y, y * y].enumerated() {
                parts[cluster, column] += value
            }
        }
        self.parts = parts
        self.centres = centres
    }

    /// From the weighted totals of the parts.
    func sums(_ totals: [Double]) -> PathSums {
        var sums = PathSums(
            xx: totals[4], xm: totals[5], mm: totals[6], xy: totals[7], my: totals[8], yy: totals[9])
        guard centres, totals[0] > 0 else { return sums }
        let (n, x, m, y) = (totals[0], totals[1], totals[2], totals[3])
        sums.xx -= x * x / n
        sums.xm -= x * m / n
        sums.mm -= m * m / n
        sums.xy -= x * y / n
        sums.my -= m * y / n
        sums.yy -= y * y / n
        return sums
    }

    /// Of all clusters once.
    var whole: PathSums { sums((0..<PathClusters.width).map { parts.column($0).reduce(0, +) }) }
}
