import Domain
import HTTPTypes
import Hummingbird
import Storage

/// Asking: a round is opened, watched and closed; then its answers are seen.
enum Rounds {
    static func open(_ member: Member, survey id: Survey.ID) async throws -> Response {
        let (form, now, today) = (member.form, member.now, member.today)
        do {
            let round = try await member.site.database.write { transaction in
                guard let survey = try transaction.surveys.find(id), survey.version > 0 else {
                    throw HTTPError(.conflict, message: "Publish the survey first.")
                }
                let standing = try transaction.units.tree().standing(on: today)
                let opening = try RoundOpening(form, standing, today)
                return try transaction.rounds.open(
                    Round(
                        survey: id, version: survey.version, unit: opening.unit, level: opening.level,
                        period: opening.period, link: Token().text, openedAt: now))
            }
            return member.redirect(to: SiteURL.round.path(round), notice: .roundOpened)
        } catch let problems as FieldProblems {
            return try await Surveys.page(member, id, opening: form, openingProblems: problems)
        } catch let refusal as SurveyRefusal {
            return try await Surveys.page(
                member, id, opening: form,
                openingProblems: FieldProblems([FieldProblem("grain", "\(refusal)")]))
        }
    }

    static func show(_ member: Member, id: Round.ID) async throws -> Response {
        let site = member.site
        let found = try await site.database.read { transaction -> (AskedRound, DrawnPage)? in
            guard let asked = try AskedRound(id, in: transaction) else { return nil }
            let answers = try site.answers.page(asked.state) {
                try site.templates.draw(RoundAnswers(asked, RoundResults(asked, in: transaction)))
            }
            return (asked, answers)
        }
        guard let (asked, answers) = found else { throw HTTPError(.notFound) }
        return try member.page(
            RoundPage(
                asked, answers: answers, link: member.address(of: asked.round),
                mayClose: !Audience.analysts.excludes(member.account.role)))
    }

    static func close(_ member: Member, id: Round.ID) async throws -> Response {
        let now = member.now
        _ = try await member.site.database.write { try $0.rounds.close(id, at: now) }
        return member.redirect(to: SiteURL.round.path(id), notice: .roundClosed)
    }
}

extension Member {
    fileprivate func address(of round: Round) -> String {
        let path = SiteURL.answering.path(round.link)
        if let address = visit.site.address { return "\(address)\(path)" }
        return "http://\(visit.request.head.authority ?? "localhost")\(path)"
    }
}

/// What somebody wants a round to be, read from a form (`unit`, `level`, `grain`).
struct RoundOpening {
    let unit: Domain.Unit.ID
    let level: String?
    let period: Period

    init(_ form: Form, _ standing: UnitHierarchy, _ today: Day) throws {
        var problems = FieldProblems()
        let unit = standing.units.values.first { $0.key == form["unit"] }?.id
        if unit == nil { problems.add("unit", "Choose whom to ask.") }
        let level = form["level"].isEmpty ? nil : form["level"]
        if let unit, let level,
            !standing.subtree(of: unit).contains(where: { standing.units[$0]?.kind == level })
        {
            problems.add("level", "There is no \(level) in what is asked.")
        }
        guard problems.isEmpty, let unit else { throw problems }
        self.unit = unit
        self.level = level
        period = Period(Period.Grain(word: form["grain"]) ?? .month, containing: today)
    }
}
