import Domain
import Synchronization

/// A page that has been drawn already, to be put inside the layout as it is.
struct DrawnPage: Page {
    let title: String
    let html: String
}

/// Pages of figures that say the same to everyone who asks the same, drawn once for each state of the figures.
///
/// The first request that finds another state (after an import, a moved unit, a renamed metric) starts it anew, so it
/// needs to be told of nothing.
final class DrawnPages<Key: Hashable & Sendable>: Sendable {
    private struct Kept {
        var state: FigureState?
        var pages: [Key: DrawnPage] = [:]
        var bytes = 0
    }

    private let mostBytes: Int
    private let kept = Mutex(Kept())

    init(mostBytes: Int = 64 << 20) { self.mostBytes = mostBytes }

    /// A page that depends on its key alone.
    func page(_ key: Key, draw: () throws -> DrawnPage) rethrows -> DrawnPage {
        try page(key, in: FigureState(units: 0, metrics: 0, figures: 0), draw: draw)
    }

    func page(_ key: Key, in state: FigureState, draw: () throws -> DrawnPage) rethrows -> DrawnPage {
        if let page = kept.withLock({ $0.state == state ? $0.pages[key] : nil }) { return page }
        let page = try draw()
        kept.withLock { kept in
            if kept.state != state || kept.bytes > mostBytes { kept = Kept(state: state) }
            if kept.pages.updateValue(page, forKey: key) == nil { kept.bytes += page.html.utf8.count }
        }
        return page
    }
}
