/// The chains of an analysis: inside → outside → business, between units and within them.
struct ChainPaths: Sendable {
    /// More chains than this are not drawn: a page of them tells nothing.
    static let most = 24

    let panel: Panel
    let triples: [(inside: Int, outside: Int, business: Int)]

    func chains(replications: Int, seed: UInt64) -> [Chain] {
        let between = triples.map { self.between($0) }
        let within = concurrentMap(triples.count) { self.within(triples[$0]) }
        let betweenPaths = PathBootstrap(between.map(\.parts), replications: replications, seed: seed).paths
        let withinPaths = PathBootstrap(within.map(\.parts), replications: replications, seed: seed).paths
        return triples.indices.map { place in
            let triple = triples[place]
            return Chain(
                inside: panel.variables[triple.inside], outside: panel.variables[triple.outside],
                business: panel.variables[triple.business],
                between: between[place].units < 8
                    ? nil
                    : betweenPaths[place].map {
                        Chain.Path($0, units: between[place].units, n: between[place].units, method: "chain-between")
                    },
                within: within[place].units < 8
                    ? nil
                    : withinPaths[place].map {
                        Chain.Path($0, units: within[place].units, n: within[place].rows, method: "chain-within")
                    })
        }
    }

    private struct Part: Sendable {
        var parts: PathClusters
        var units: Int
        var rows: Int
    }

    /// Each unit's means over the periods in which all three were measured.
    private func between(_ triple: (inside: Int, outside: Int, business: Int)) -> Part {
        let columns = [triple.inside, triple.outside, triple.business].map { panel.values[$0] }
        let width = panel.periods.count
        var rows: [(cluster: Int, means: [Double])] = []
        for unit in panel.units.indices {
            let cells = (unit * width..<(unit + 1) * width).filter { cell in columns.allSatisfy { !$0[cell].isNaN } }
            guard !cells.isEmpty else { continue }
            rows.append((unit, columns.map { column in cells.reduce(0) { $0 + column[$1] } / Double(cells.count) }))
        }
        let centres = (0..<3).map { place in rows.reduce(0) { $0 + $1.means[place] } / Double(max(1, rows.count)) }
        let parts = PathClusters(
            clusters: panel.units.count, centres: true,
            rows: rows.map {
                ($0.cluster, $0.means[0] - centres[0], $0.means[1] - centres[1], $0.means[2] - centres[2])
            })
        return Part(parts: parts, units: rows.count, rows: rows.count)
    }

    /// Inside two periods before, outside one before, business now; unit and period effects swept out of all three.
    private func within(_ triple: (inside: Int, outside: Int, business: Int)) -> Part {
        let series = [(triple.inside, 2), (triple.outside, 1), (triple.business, 0)].map {
            PanelSeries(variable: $0.0, lag: $0.1)
        }
        let swept = SweptDesign(panel, series, kind: .unitAndPeriod)
        let sample = swept.sample
        var rows: [(cluster: Int, x: Double, m: Double, y: Double)] = []
        for unit in sample.units.indices {
            for row in sample.start[unit]..<sample.start[unit + 1] {
                rows.append((sample.units[unit], swept.columns[0][row], swept.columns[1][row], swept.columns[2][row]))
            }
        }
        let floors = series.map { panel.floor(of: $0.variable) }
        let parts = PathClusters(clusters: panel.units.count, centres: false, rows: rows)
        let whole = parts.whole
        let varies = whole.xx > floors[0] && whole.mm > floors[1] && whole.yy > floors[2]
        return Part(parts: parts, units: varies ? sample.units.count : 0, rows: sample.rows)
    }
}

extension Chain.Path {
    fileprivate init(_ effect: IndirectEffect, units: Int, n: Int, method: String) {
        self.init(
            first: effect.first, second: effect.second, indirect: effect.indirect, direct: effect.direct, units: units,
            n: n, replications: effect.replications, method: method)
    }
}
