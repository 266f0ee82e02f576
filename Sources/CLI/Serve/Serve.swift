import ArgumentParser
import Exchange
import Foundation
import Logging
import Storage
import Web

/// `insideout serve`: the pages, on a database that is made where there is none.
struct Serve: DatabaseCommand {
    static let configuration = CommandConfiguration(abstract: "Serve the pages.")
    static let creates = true

    @OptionGroup var database: DatabaseOptions
    @Option(help: "The port to listen on; 0 takes a free one.") var port = 8080
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: "Where people reach the site, such as https://voice.example.org; needed behind a proxy with TLS.")
    var siteURL: String?
    @Option(help: "On the first start, load the sample organisation from this folder.") var sample: String?
    @Flag(help: "Print a one-time link that signs the first administrator in.") var signInLink = false
    @Flag(help: "Log every request.") var logRequests = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535.") }
        if let siteURL, SiteAddress(siteURL) == nil {
            throw ValidationError("--site-url takes an address such as https://voice.example.org, without a path.")
        }
    }

    func run(on database: any Database) async throws {
        let start = try await FirstStart.prepare(database, sample: sample, wantsLink: signInLink)
        let site = try Site(database: database, address: siteURL.flatMap(SiteAddress.init)) {
            Int64(Date().timeIntervalSince1970)
        }
        var logger = Logger(label: "insideout") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = logRequests ? .info : .notice
        try await site.serve(host: host, port: port, logger: logger) { greet(start, at: $0) }
    }

    /// Not by `print`: to a pipe or a file its text waits in a buffer until there is much of it.
    private func greet(_ start: FirstStart, at port: Int) {
        let address = siteURL ?? "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        let link = start.signInPath.map { "Sign in once, within a day: \(address)\($0)\n" } ?? ""
        FileHandle.standardOutput.write(Data("InsideOut is at \(address)/\n\(link)Ctrl-C ends it.\n".utf8))
    }
}
