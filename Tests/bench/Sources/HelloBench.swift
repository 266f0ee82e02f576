import Foundation
import Hummingbird
import Logging

/// The bare web server that the product's own speed is put beside: `insideout-bench hello PORT`.
struct HelloBench {
    let port: Int

    func run() async throws {
        let router = Router()
        router.get("/") { _, _ in "hello" }
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
            // Not by `print`, which would wait in a buffer.
            onServerRunning: { _ in FileHandle.standardOutput.write(Data("ready\n".utf8)) },
            logger: Logger(label: "hello") { _ in SwiftLogNoOpLogHandler() })
        try await application.runService()
    }
}
