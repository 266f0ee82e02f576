import Delivery
import Storage

extension Site {
    /// What the site does by itself while it is served. Several servers on one database do it beside each other.
    var chores: [Chore] {
        let postman = Postman(database, clock: clock)
        return [
            // A look at an index; a letter waits no longer than this for its turn.
            Chore("send letters", every: .seconds(2)) { try await postman.sendDue() },
            Chore("keep rounds", every: .seconds(15)) { try await keepRounds() },
            Chore("forget old letters", every: .seconds(3_600)) { [database, clock] in
                let instant = clock() - Self.lettersAreKept
                try await database.write { try $0.letters.forget(before: instant) }
            },
        ]
    }

    /// How long it is known that a letter was sent or given up, in seconds.
    private static let lettersAreKept: Int64 = 90 * 24 * 3_600
}
