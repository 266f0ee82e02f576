import Foundation
import Storage

extension PostgresPool {
    /// How often work is run at most: losers of races wait longer each time, about three seconds in all.
    private static let tries = 20
    /// The try at which whoever always lost is let in alone, as every writer of SQLite is, so that other processes are
    /// all that she can still lose to.
    private static let firstAlone = 6

    /// Runs work in a transaction, again when another one won or the connection was lost before the end.
    /// - Parameter mode: nil for reads that need none.
    func transact<T>(_ mode: String?, _ work: (any Transaction) throws -> T) throws -> T {
        var losses = 0
        for attempt in 1... {
            do { return try run(alone: attempt >= Self.firstAlone, mode, work) } catch PostgresFault.conflict {
                guard attempt < Self.tries else { throw DatabaseRefusal.contended }
                Thread.sleep(forTimeInterval: .random(in: 0...min(0.3, 0.002 * pow(1.5, Double(attempt)))))
            } catch PostgresFault.lost {
                losses += 1
                // Every idle connection may have died with the server's last restart.
                forgetIdle()
                guard losses < 3 else { throw DatabaseRefusal.connectionLost(committing: false) }
            }
        }
        throw DatabaseRefusal.contended
    }

    /// Runs work once; readers let nobody wait and wait for nobody.
    private func run<T>(alone: Bool, _ mode: String?, _ work: (any Transaction) throws -> T) throws -> T {
        guard let mode, !mode.hasSuffix("READ ONLY") else {
            return try withConnection { try $0.transact(mode, work) }
        }
        return try writers.sync(flags: alone ? .barrier : []) { try withConnection { try $0.transact(mode, work) } }
    }
}

extension PostgresConnection {
    /// Runs work once in a transaction, or without one.
    func transact<T>(_ mode: String?, _ work: (any Transaction) throws -> T) throws -> T {
        guard let mode else { return try look(work) }
        try run("BEGIN \(mode)")
        let value: T
        do {
            let transaction = PostgresTransaction(self, isReading: mode.hasSuffix("READ ONLY"))
            value = try work(transaction)
            try transaction.checkCommittable()
        } catch {
            _ = try? run("ROLLBACK")
            throw error
        }
        try commit()
        return value
    }

    /// Reads without a transaction.
    private func look<T>(_ work: (any Transaction) throws -> T) throws -> T {
        let transaction = PostgresTransaction(self, isReading: true, isWhole: false)
        let value = try work(transaction)
        try transaction.checkCommittable()
        return value
    }

    private func commit() throws {
        do {
            try run("COMMIT")
        } catch PostgresFault.lost {
            throw DatabaseRefusal.connectionLost(committing: true)
        } catch {
            _ = try? run("ROLLBACK")
            throw error
        }
    }
}
