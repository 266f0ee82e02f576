import Crypto
import Foundation

/// The style sheet, scripts and images, held in memory under an address that changes with their content.
///
/// All share one version, the hash over all of them, so that a module finds its neighbours by a relative address.
struct Assets: Sendable {
    struct File: Sendable {
        let bytes: [UInt8]
        let type: String
    }

    let version: String
    private let files: [String: File]

    /// Where Debian's libjs-chart.js puts the library; without it, pages show their tables alone.
    static let chartLibrary = URL(filePath: "/usr/share/javascript/chart.js/chart.min.js")

    init() throws {
        try self.init(folder: Bundle.module.resourceURL!.appending(path: "Assets"), chartLibrary: Self.chartLibrary)
    }

    init(folder: URL, chartLibrary: URL) throws {
        var files: [String: File] = [:]
        for case let url as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)! {
            guard let type = Self.types[url.pathExtension] else { continue }
            let name = url.path.dropFirst(folder.path.count).drop { $0 == "/" }
            files[String(name)] = File(bytes: [UInt8](try Data(contentsOf: url)), type: type)
        }
        if let library = try? Data(contentsOf: chartLibrary) {
            files["chart.js"] = File(bytes: [UInt8](library), type: Self.types["js"]!)
        }
        self.files = files
        var hash = SHA256()
        for (name, file) in files.sorted(by: { $0.key < $1.key }) {
            hash.update(data: Array(name.utf8))
            hash.update(data: file.bytes)
        }
        version = Hex.text(hash.finalize().prefix(6))
    }

    /// The address of the folder that holds them all, without a slash at its end.
    var base: String { SiteURL.asset.path(version) }

    /// The file at a path behind `/assets/`, and whether the path names the version at hand.
    func file(at path: String) -> (file: File, isCurrent: Bool)? {
        guard let slash = path.firstIndex(of: "/"), let file = files[String(path[path.index(after: slash)...])]
        else { return nil }
        return (file, path[..<slash] == version)
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png", "ico": "image/x-icon", "webmanifest": "application/manifest+json",
    ]
}
