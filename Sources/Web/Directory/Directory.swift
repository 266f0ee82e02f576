import Domain
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Storage

/// The people who can be asked.
enum Directory {
    static func list(_ member: Member) async throws -> Response { try await page(member) }

    /// Brings in a file, or only says what it would do.
    static func bring(_ member: Member) async throws -> Response {
        let site = member.site
        do {
            let incoming = try await IncomingUpload.receive(
                member.request, into: site.uploads, limit: CSVOptions.standard.fileLimit)
            defer { site.uploads.remove(incoming.path) }
            let country = incoming.fields["country"]
            let file = try PersonFile(path: incoming.path, country: country.isEmpty ? nil : country)
            return try await bring(file, named: incoming.fileName, incoming.fields, member)
        } catch let problem as CSVProblem {
            return try await page(member, problem: "\(problem)")
        } catch let problems as FileProblems {
            return try await page(member, problem: problems.list.first.map { "\($0)" } ?? "")
        } catch let problems as FieldProblems {
            return try await page(member, problem: problems.list.first?.message ?? "")
        }
    }

    private static func bring(
        _ file: PersonFile, named name: String, _ form: Form, _ member: Member
    ) async throws -> Response {
        let (today, leavesOut) = (member.today, form.has("leave_out"))
        let isCheck = form["then"] == "check"
        do {
            let report = try await member.site.database.write { transaction in
                let report = try file.bring(into: transaction, on: today)
                if isCheck || (!report.problems.isEmpty && !leavesOut) { throw Undone(report: report) }
                return report
            }
            return try await page(member, outcome: DirectoryOutcome(report, file: name, isKept: true))
        } catch let undone as Undone {
            let outcome = DirectoryOutcome(undone.report, file: name, isKept: false)
            return try await page(member, outcome: outcome, isRefused: !isCheck)
        }
    }

    /// Ends the transaction without keeping anything.
    private struct Undone: Error {
        let report: PersonFile.Report
    }

    static func export(_ member: Member) async throws -> Response {
        let today = member.today
        let (people, units, keys) = try await member.site.database.read { transaction in
            var people: [Person] = []
            try transaction.people.forEach { people.append($0) }
            let keys = try transaction.units.tree().units.mapValues(\.key)
            return (people, try transaction.people.units(on: today), keys)
        }
        return try .csv(named: "people.csv") { writer in
            try PersonFile.write(people, units: units.compactMapValues { keys[$0] }, to: &writer)
        }
    }

    private static func page(
        _ member: Member, problem: String? = nil, outcome: DirectoryOutcome? = nil, isRefused: Bool = false
    ) async throws -> Response {
        let (today, query) = (member.today, member.query)
        let kind = Person.Kind(rawValue: query["kind"])
        let after = Int64(query["after"]).map { Person.ID($0) }
        let found = try await member.site.database.read { transaction in
            let last = try after.flatMap { try transaction.people.find($0) }.map(PersonStore.place)
            let people = try transaction.people.list(
                matching: query["q"], kind: kind, after: last, limit: DirectoryPage.longest + 1)
            let units = try transaction.people.units(of: people.map(\.id), on: today)
            return (people, units, try transaction.people.count())
        }
        let page = DirectoryPage(
            found.0, units: found.1, total: found.2, query: query, problem: problem, outcome: outcome)
        return try member.page(page, status: problem == nil && !isRefused ? .ok : .unprocessableContent)
    }
}
