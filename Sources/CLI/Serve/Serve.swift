import ArgumentParser
import Exchange
import Foundation
import Hummingbird
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
    @Option(
        help: "Where people reach the site, such as https://voice.example.org. Needed behind a proxy that speaks TLS.")
    var siteURL: String?
    @Option(help: "On the first start, load the sample organisation from this folder.") var sample: String?
    @Flag(help: "Print a one-time link that signs the first administrator in.") var signInLink = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535.") }
        if let siteURL, SiteAddress(siteURL) == nil {
            throw ValidationError("--site-url takes an address such as https://voice.example.org, without a path.")
        }
    }

    func run(on database: any Database) async throws {
        let start = try await FirstStart.prepare(database, sample: sample, wantsLink: signInLink)
        let uploads = self.database.folder + "/uploads"
        let site = try Site(database: database, address: siteURL.flatMap(SiteAddress.init), uploads: uploads) {
            Int64(Date().timeIntervalSince1970)
        }
        var logger = Logger(label: "insideout") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let application = site.application(host: host, port: port, logger: logger) { port in
            let address = siteURL ?? "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
            var lines = "InsideOut is at \(address)/\n"
            if let path = start.signInPath { lines += "Sign in once with \(address)\(path)\n" }
            // Not print: a pipe would hold the lines back.
            FileHandle.standardOutput.write(Data(lines.utf8))
        }
        do {
            try await application.runService()
        } catch let error where "\(error)".contains("Address already in use") {
            throw Refusal("Port \(port) is taken. Choose another with --port, or stop what listens there.")
        }
    }
}
