import Domain
import HTTPTypes
import Hummingbird
import Storage

/// A round's results by the units and attributes of its respondents.
enum RoundBreakdowns {
    static func units(_ member: Member, id: Round.ID) async throws -> Response {
        let (site, question) = (member.site, BreakdownQuestion(member.query))
        let page = try await site.database.read { transaction -> RoundUnitsPage? in
            guard let counted = try transaction.counted(id, site) else { return nil }
            guard !counted.isWaiting else { return RoundUnitsPage(waitingFor: counted) }
            return RoundUnitsPage(counted, try UnitBreakdown(question, counted, site, in: transaction))
        }
        guard let page else { throw HTTPError(.notFound) }
        return try member.page(page)
    }

    static func segments(_ member: Member, id: Round.ID) async throws -> Response {
        let (site, question) = (member.site, BreakdownQuestion(member.query))
        let page = try await site.database.read { transaction -> RoundSegmentsPage? in
            guard let counted = try transaction.counted(id, site) else { return nil }
            return RoundSegmentsPage(counted, try SegmentBreakdown(question, counted, site, in: transaction))
        }
        guard let page else { throw HTTPError(.notFound) }
        return try member.page(page)
    }
}

extension Transaction {
    fileprivate func counted(_ id: Round.ID, _ site: Site) throws -> CountedRound? {
        try rounds.find(id).flatMap { try CountedRound($0, site, in: self) }
    }
}
