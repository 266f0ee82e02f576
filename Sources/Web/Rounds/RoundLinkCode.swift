import Domain
import Exchange
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// A round's shared link as a code to be photographed, alone and on a sheet of paper.
enum RoundLinkCode {
    static func show(_ member: Member, id: Round.ID) async throws -> Response {
        let round = try await open(member, id).round
        guard let code = QRCode("\(member.address)\(SiteURL.answering.path(round.link))") else {
            throw HTTPError(.internalServerError)
        }
        return Response(
            status: .ok, headers: [.contentType: "image/svg+xml", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: code.svg)))
    }

    static func poster(_ member: Member, id: Round.ID) async throws -> Response {
        let (round, asked) = try await open(member, id)
        return try member.page(
            PosterPage(round, asked, link: "\(member.address)\(SiteURL.answering.path(round.link))"))
    }

    private static func open(_ member: Member, _ id: Round.ID) async throws -> (round: Round, Questionnaire) {
        let found = try await member.site.database.read { transaction -> (Round, Questionnaire)? in
            guard let round = try transaction.rounds.find(id), round.plan.hasSharedLink, round.isOpen,
                let asked = try transaction.surveys.questionnaire(of: round.survey, version: round.version)
            else { return nil }
            return (round, asked)
        }
        guard let found else { throw HTTPError(.notFound, message: "This round has no open link for everybody.") }
        return found
    }
}

/// A sheet to print and hang up.
struct PosterPage: Page {
    struct Text: Sendable {
        let language: String
        let direction: String
        let title: String
        let text: String
        let ours: String?
    }

    let title: String
    let round: String
    let code: String
    let link: String
    let texts: [Text]
    var namesReader: Bool { false }

    init(_ round: Round, _ asked: Questionnaire, link: String) {
        title = asked.text(asked.title, in: asked.mainLanguage)
        self.round = SiteURL.round.path(round.id)
        code = SiteURL.roundCode.path(round.id)
        self.link = link
        texts = asked.languages.map { code in
            let language = AnsweringLanguage(asked, wanted: code)
            return Text(
                language: code, direction: Language.direction(code), title: language.text(asked.title),
                text: language.words.promise(to: asked.respondents, round.plan), ours: language.ours)
        }
    }
}
