import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore

/// The address that a request comes from, as far as it counts: an IPv4 address, or the first half of an IPv6 address, of
/// which every household has plenty. It is never kept with anything.
enum Sender: Hashable, Sendable {
    case v4([UInt8])
    case v6([UInt8])
    case unknown

    /// What a proxy says (the last word of `X-Forwarded-For`) where there surely is one: the site's address has TLS, which
    /// we do not speak, or who connects is on this machine. Otherwise who connects.
    init(_ visit: Visit) {
        let peer = visit.peer?.ipAddress.flatMap(Sender.init(address:)) ?? .unknown
        let isProxy = visit.site.address?.isSecure ?? false || peer.isLocal
        let forwarded = isProxy ? visit.request.headers[values: .xForwardedFor].last : nil
        self = forwarded.flatMap(Sender.init(forwarded:)) ?? peer
    }

    init?(forwarded: String) {
        self.init(address: String(forwarded.split(separator: ",").last ?? "").filter { !$0.isWhitespace })
    }

    private init?(address: String) {
        let six = Self.bytes(of: address, AF_INET6, count: 16)
        if let four = Self.bytes(of: address, AF_INET, count: 4) {
            self = .v4(four)
        } else if let six {
            let isMapped = six.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
            self = isMapped ? .v4(Array(six.suffix(4))) : .v6(Array(six.prefix(8)))
        } else {
            return nil
        }
    }

    private static func bytes(of address: String, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, address, &bytes) == 1 ? bytes : nil
    }

    /// `::1` and all that looks like it in its first half belong to this machine.
    private var isLocal: Bool {
        switch self {
        case .v4(let bytes): bytes[0] == 127
        case .v6(let bytes): bytes.allSatisfy { $0 == 0 }
        case .unknown: true
        }
    }
}

extension HTTPField.Name {
    static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!
}
