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
        let uploads = self.database.folder + "/uploads"
        let site = try Site(
            database: database, address: siteURL.flatMap(SiteAddress.init), uploads: uploads,
            listensAt: port == 0 ? nil : SiteAddress("http://\(hostInAddress):\(port)")
        ) { .now }
        var logger = Logger(label: "insideout") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = logRequests ? .info : .notice
        try await site.serve(host: host, port: port, logger: logger) { greet(start, at: $0) }
    }

    /// Not by `print`: to a pipe or a file its text waits in a buffer until there is much of it.
    private func greet(_ start: FirstStart, at port: Int) {
        let address = siteURL ?? "http://\(hostInAddress):\(port)"
        var text = "InsideOut is at \(address)/\n"
        if let path = start.signInPath { text += "Sign in once, within a day: \(address)\(path)\n" }
        if isInTheOpen {
            text += "Passwords travel in the open here: put a TLS proxy in front and give --site-url.\n"
        }
        FileHandle.standardOutput.write(Data((text + "Ctrl-C ends it.\n").utf8))
    }

    /// An IPv6 address stands in brackets, and "any address" is reached as this machine.
    private var hostInAddress: String {
        switch host {
        case "0.0.0.0", "::": "127.0.0.1"
        case let host where host.contains(":"): "[\(host)]"
        default: host
        }
    }

    private var isInTheOpen: Bool {
        !["127.0.0.1", "::1", "localhost"].contains(host) && siteURL?.hasPrefix("https:") != true
    }
}
