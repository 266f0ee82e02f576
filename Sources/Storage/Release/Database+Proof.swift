public import Domain

extension Database {
    /// Puts what a round shows through the audit once more, from the responses themselves.
    ///
    /// - Returns: nil where there is no such round of employees, or no plan of it.
    public func releaseProof(of id: Round.ID) async throws -> ReleaseProof? {
        try await read { transaction in
            guard let round = try transaction.rounds.find(id), try transaction.releases.has(id),
                let material = try RoundMaterial(of: round, in: transaction)
            else { return nil }
            var figures: [ReleasedFigure] = []
            try transaction.releases.forEach(of: id) { figures.append($0) }
            return ReleaseProof(
                material.tally, material.table, policy: round.plan.policy, figures: figures,
                before: material.before, seed: UInt64.random(in: .min ... .max))
        }
    }
}
