extension Transaction {
    public var settings: SettingStore { SettingStore(transaction: self) }
}

/// Named values that belong to the installation as a whole.
public struct SettingStore {
    let transaction: any Transaction

    public func text(_ name: String) throws -> String? {
        try transaction.first("SELECT value FROM setting WHERE name = \(name)") { $0.text(0) }
    }

    public func set(_ name: String, to value: String) throws {
        try transaction.execute(
            """
            INSERT INTO setting (name, value) VALUES (\(name), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }

    public func clear(_ name: String) throws { try transaction.execute("DELETE FROM setting WHERE name = \(name)") }

    /// The text, which is the given one from now on where there was none; whoever asks first decides.
    public func text(_ name: String, orKeep text: @autoclosure () -> String) throws -> String {
        if let known = try self.text(name) { return known }
        try transaction.execute(
            "INSERT INTO setting (name, value) VALUES (\(name), \(text())) ON CONFLICT (name) DO NOTHING")
        return try self.text(name) ?? ""
    }

    /// A counter, 0 before it was ever counted up.
    public func count(_ name: String) throws -> Int { try text(name).flatMap { Int($0) } ?? 0 }

    public func countUp(_ name: String) throws {
        try transaction.execute(
            """
            INSERT INTO setting (name, value) VALUES (\(name), '1')
            ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(setting.value AS BIGINT) + 1 AS TEXT)
            """)
    }
}
