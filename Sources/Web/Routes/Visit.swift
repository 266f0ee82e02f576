import Domain
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// One request with all that a handler needs to answer it.
struct Visit: Sendable {
    let site: Site
    let request: Request
    /// Names the request in the log and on error pages.
    let id: String
    /// Who has connected: a person's machine, or the proxy in front.
    var peer: SocketAddress?
    let logger: Logger
    /// The query's items, decoded.
    let query: Form
    /// The body's fields, decoded and checked to come from a page of ours; empty where the route reads no form.
    var form = Form()
    /// Who is signed in.
    let session: ActiveSession?
    /// What a program shows in place of a session, and the document that it sent.
    var token: APIToken?
    var document = ByteBuffer()

    /// Seconds since 1970.
    var now: Int64 { site.clock() }

    /// Today, in UTC.
    var today: Day { Day(secondsSince1970: Double(now)) }
}

/// A session that is alive, with its account as it is now.
struct ActiveSession: Sendable {
    let account: Account
    let tokenHash: String
    /// What the session's forms must bring along.
    let formSecret: String
    /// She came in by a one-time link a short while ago, so that she may choose a password without knowing the old one.
    var mayReplacePassword = false
}

/// A visit by somebody who has signed in and whom the route's audience lets in.
@dynamicMemberLookup
struct Member: Sendable {
    let visit: Visit
    let account: Account
    let session: ActiveSession

    init?(_ visit: Visit) {
        guard let session = visit.session else { return nil }
        self.visit = visit
        self.session = session
        account = session.account
    }

    subscript<Value>(dynamicMember path: KeyPath<Visit, Value>) -> Value { visit[keyPath: path] }
}
