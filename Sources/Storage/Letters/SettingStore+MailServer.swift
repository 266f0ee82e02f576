public import Domain
import Foundation

extension SettingStore {
    /// Where letters go; nil while none is set and letters only wait.
    public func mailServer() throws -> MailServer? {
        try text(Self.mailServerName).map { try JSONDecoder().decode(MailServer.self, from: Data($0.utf8)) }
    }

    /// - Parameter server: nil to send no more letters.
    public func set(mailServer server: MailServer?) throws {
        guard let server else { return try clear(Self.mailServerName) }
        try set(Self.mailServerName, to: String(decoding: try JSONEncoder().encode(server), as: UTF8.self))
    }

    private static let mailServerName = "mail_server"
}
