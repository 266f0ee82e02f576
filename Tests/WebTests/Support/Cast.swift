import Domain
import Storage

@testable import Web

/// Two hospitals with a ward each, and one person for each role; Noor has no unit and Gone is closed.
struct Cast: Sendable {
    static let password = "seven grey herons"

    let north: Unit.ID
    let ward: Unit.ID
    let south: Unit.ID
    let administrator: Account
    let analyst: Account
    let executive: Account
    /// Manages `north`.
    let manager: Account
    /// Manages `south`.
    let otherManager: Account
    /// Works in `ward`.
    let employee: Account
    let unplaced: Account
    let closed: Account

    var everyone: [Account] {
        [administrator, analyst, executive, manager, otherManager, employee, unplaced, closed]
    }

    static func make(in database: any Database, at now: Int64) async throws -> Cast {
        let hash = try PasswordHash(of: password, cost: PasswordCheck.cheap.cost).text
        return try await database.write { transaction in
            func account(_ name: String, _ role: Role, _ unit: Unit.ID? = nil, isClosed: Bool = false) throws -> Account
            {
                let email = "\(name.lowercased())@example.org"
                var account = Account(name: name, email: email, role: role, unit: unit, hasPassword: true)
                account.id = try transaction.accounts.insert(account, at: now)
                account.isClosed = isClosed
                try transaction.accounts.update(account)
                try transaction.accounts.setPasswordHash(hash, of: account.id)
                return account
            }
            let whole = try transaction.addUnit("all", "Two Rivers", "organisation", below: nil)
            let north = try transaction.addUnit("n", "North Hospital", "hospital", below: whole)
            let ward = try transaction.addUnit("n-1", "Ward One", "ward", below: north)
            let south = try transaction.addUnit("s", "South Hospital", "hospital", below: whole)
            return Cast(
                north: north, ward: ward, south: south,
                administrator: try account("Ada", .administrator), analyst: try account("Ben", .analyst),
                executive: try account("Cleo", .executive), manager: try account("Mia", .manager, north),
                otherManager: try account("Omar", .manager, south), employee: try account("Eve", .employee, ward),
                unplaced: try account("Noor", .employee), closed: try account("Gone", .analyst, isClosed: true))
        }
    }
}
