/// The shares in samples of the rows, or of whole clusters.
struct DriverBootstrap {
    private let samples: [DriverSplit.Shares]
    private let confidence: Double
    let redrawn: Int

    /// `columns` are centred, the outcome last. In samples beyond the exact limit fewer orders are drawn: their noise is small
    /// beside that of the rows.
    init(_ columns: Matrix, _ split: DriverSplit, _ options: Drivers.Options) throws(StatisticsError) {
        confidence = options.confidence
        let clusters = options.clusters ?? Grouping(rows: columns.rows)
        try Check.sameLength(columns.rows, clusters.index.count, "rows and clusters")
        if options.resamples > 0 { try Check.atLeast(2, clusters.count, "clusters") }
        let inner = DriverSplit(orders: min(split.orders, 200), isExact: split.isExact)
        var samples: [DriverSplit.Shares] = []
        var redrawn = 0
        for stream in 0..<max(0, options.resamples) {
            var generator = SeededGenerator(seed: options.seed, stream: UInt64(stream) + 1)
            var drawn: DriverSplit.Shares?
            while drawn == nil {
                let products = DriverBootstrap.products(columns, clusters, &generator)
                drawn = DriverCorrelations(products: products).flatMap { inner.shares($0, &generator) }
                if drawn == nil { redrawn += 1 }
                if redrawn > 20 + 5 * options.resamples {
                    throw .undefined(
                        "samples of these rows hardly ever vary in every column: no bootstrap interval can be had")
                }
            }
            if let drawn { samples.append(drawn) }
        }
        self.samples = samples
        self.redrawn = redrawn
    }

    func share(_ value: Double, _ kind: KeyPath<DriverSplit.Shares, [Double]>, _ driver: Int) -> Drivers.Share {
        guard !samples.isEmpty else { return Drivers.Share(value: value, low: nil, high: nil) }
        let sorted = samples.map { $0[keyPath: kind][driver] }.sorted()
        let tail = (1 - confidence) / 2
        return Drivers.Share(
            value: value, low: Sample.quantile(sorted: sorted, tail), high: Sample.quantile(sorted: sorted, 1 - tail))
    }

    /// The cross products of one sample about its own means.
    private static func products(_ columns: Matrix, _ clusters: Grouping, _ generator: inout SeededGenerator) -> Matrix
    {
        var drawn = [Double](repeating: 0, count: clusters.count)
        for _ in 0..<clusters.count { drawn[generator.next(below: clusters.count)] += 1 }
        let weights = clusters.index.map { drawn[$0] }
        let total = weights.reduce(0, +)
        var weighted = columns
        for j in 0..<columns.columns {
            let mean = dot(weights, columns.column(j)) / total
            for i in 0..<columns.rows { weighted[i, j] = (columns[i, j] - mean) * weights[i].squareRoot() }
        }
        return weighted.gram
    }
}

extension Grouping {
    /// Each row a group of its own.
    init(rows: Int) {
        self.init((0..<rows).map(String.init))
    }
}
