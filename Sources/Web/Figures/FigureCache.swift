import Domain
import Synchronization

/// What has been read and has not changed since: the units' tree, how it stood in a period, columns of figures.
///
/// Everything is kept under the revision that the database gave it, so another node, an import or a moved unit needs to
/// tell nobody: the next request asks for a newer revision and finds nothing. When it grows too large it starts anew.
final class FigureCache: Sendable {
    struct ColumnKey: Hashable {
        let metric: Metric.ID
        let period: Period
        let revision: Revision
    }

    struct Revision: Hashable {
        let units: Int
        let metrics: Int
        /// The greatest and the sum of the sources' ids: sources come with greater ids and go for good, so the two
        /// together never return.
        let newestSource: Int
        let sourceSum: Int
    }

    private struct Kept {
        var unitsRevision = -1
        var tree: UnitTree?
        var standings: [Period: UnitHierarchy] = [:]
        var columns: [ColumnKey: MirrorColumn] = [:]
        var figures = 0
    }

    /// About 100 MB when full.
    private static let mostFigures = 1_000_000
    private let kept = Mutex(Kept())

    func tree(revision: Int, read: () throws -> UnitTree) rethrows -> UnitTree {
        if let tree = kept.withLock({ $0.unitsRevision == revision ? $0.tree : nil }) { return tree }
        let tree = try read()
        kept.withLock { $0 = Kept(unitsRevision: revision, tree: tree) }
        return tree
    }

    func standing(of tree: UnitTree, revision: Int, in period: Period) -> UnitHierarchy {
        if let standing = kept.withLock({ $0.unitsRevision == revision ? $0.standings[period] : nil }) {
            return standing
        }
        let standing = tree.standing(in: period)
        kept.withLock { if $0.unitsRevision == revision { $0.standings[period] = standing } }
        return standing
    }

    func column(_ key: ColumnKey, read: () throws -> MirrorColumn) rethrows -> MirrorColumn {
        if let column = kept.withLock({ $0.columns[key] }) { return column }
        let column = try read()
        kept.withLock { kept in
            if kept.figures > Self.mostFigures { (kept.columns, kept.figures) = ([:], 0) }
            kept.columns[key] = column
            kept.figures += column.values.count
        }
        return column
    }
}
