import Hummingbird
import Logging
import NIOCore

/// What Hummingbird carries along with a request; ``Visit`` is what handlers see.
struct InsideOutContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Names the request in the log and on error pages. Hummingbird's own `id` is read back out of the logger, which
    /// fails with a log that keeps no metadata.
    let requestID: String
    /// Who has connected: a person's machine, or the proxy in front.
    let peer: SocketAddress?

    init(source: Source) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress
        requestID = source.logger[metadataKey: "hb.request.id"]?.description ?? RequestID().description
    }
}
