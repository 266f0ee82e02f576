/// A read that many ask for at once is done once: whoever asks while it is on its way shares the next one, which begins
/// after she has asked. So nobody is told anything older than her question.
public actor SharedRead<Key: Hashable & Sendable, Value: Sendable> {
    private let read: @Sendable (Key) async throws -> Value
    /// Who waits for the next read of a key; a key without a read on its way is absent.
    private var waiting: [Key: [CheckedContinuation<Value, any Error>]] = [:]

    public init(_ read: @escaping @Sendable (Key) async throws -> Value) { self.read = read }

    public func value(_ key: Key) async throws -> Value {
        try await withCheckedThrowingContinuation { asked in
            guard waiting[key] == nil else {
                waiting[key]?.append(asked)
                return
            }
            waiting[key] = [asked]
            Task { await answer(key) }
        }
    }

    private func answer(_ key: Key) async {
        while let asked = waiting.updateValue([], forKey: key), !asked.isEmpty {
            do {
                let value = try await read(key)
                for one in asked { one.resume(returning: value) }
            } catch {
                for one in asked { one.resume(throwing: error) }
            }
        }
        waiting[key] = nil
    }
}
