import Foundation
import Mustache

/// Every template of the bundle, read once; a template is known by its file's name, whatever folder it lies in.
struct Templates: Sendable {
    private let library: MustacheLibrary
    /// The text of each template as it stands in its file.
    let sources: [String: String]
    /// Told of the name and the value of every template that is drawn; for tests, which look at what templates are given.
    var whenDrawn: (@Sendable (String, any Sendable) -> Void)?

    enum Fault: Error {
        case twoFilesNamed(String)
        case noTemplate(String)
    }

    init() throws {
        try self.init(folder: Bundle.module.resourceURL!.appending(path: "Templates"))
    }

    init(folder: URL) throws {
        var sources: [String: String] = [:]
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        for case let file as URL in files! where file.pathExtension == "mustache" {
            let name = file.deletingPathExtension().lastPathComponent
            guard sources[name] == nil else { throw Fault.twoFilesNamed(name) }
            sources[name] = try String(contentsOf: file, encoding: .utf8)
        }
        try self.init(sources: sources)
    }

    init(sources: [String: String]) throws {
        MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
        self.sources = sources
        library = MustacheLibrary(templates: try sources.mapValues { try MustacheTemplate(string: Self.prepared($0)) })
    }

    /// Puts our escaping in front of the file, since a partial falls back to Mustache's own; and drops the indentation
    /// of lines, which Mustache would hand on to every line of a partial, also to those inside a text area.
    private static func prepared(_ source: String) -> String {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        return "{{% CONTENT_TYPE:\(HTMLText.name)}}" + lines.map { $0.drop { $0 == " " } }.joined(separator: "\n")
    }

    /// The document as HTML, its page inside the layout.
    func draw(_ document: Document) throws -> String {
        try render(document, with: "layout")
    }

    /// The page alone, to be put inside the layout later.
    func draw(_ page: some Page) throws -> DrawnPage {
        DrawnPage(title: page.title, html: try render(page, with: page.template))
    }

    func render(_ value: some Sendable, with template: String) throws -> String {
        whenDrawn?(template, value)
        guard let text = library.render(Shown.value(value) as Any, withTemplate: template) else {
            throw Fault.noTemplate(template)
        }
        return text
    }
}
