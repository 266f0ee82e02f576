import Domain
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Storage

/// The one place where errors become HTTP. It stands at the root, so that unknown paths pass it too.
struct ErrorPages: RouterMiddleware {
    let templates: Templates
    let assets: Assets

    func handle(
        _ request: Request, context: InsideOutContext,
        next: (Request, InsideOutContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let (status, message, headers) = Self.answer(to: error)
            if status.code >= 500 {
                context.logger.error("\(error)", metadata: ["error": "\(String(reflecting: error))"])
            }
            var response =
                Self.isForPrograms(request)
                ? try problem(error, status, requestID: context.requestID)
                : try page(ErrorPage(status, message: message, requestID: context.requestID), status, request)
            response.headers.append(contentsOf: headers)
            return request.method == .head ? response.createHeadResponse() : response
        }
    }

    /// The status, the words for the person (nil: the usual ones of the status) and headers that belong to it.
    static func answer(to error: any Error) -> (HTTPResponse.Status, String?, HTTPFields) {
        switch error {
        case let error as HTTPError: (error.status, error.body, error.headers)
        case let problems as FieldProblems:
            (.unprocessableContent, problems.list.map(\.message).joined(separator: " "), [:])
        case let problems as SurveyFile.Problems: (.unprocessableContent, "\(problems)", [:])
        case let refusal as SurveyRefusal:
            (refusal.isFault ? .unprocessableContent : .conflict, "\(refusal)", [:])
        case let refusal as PersonRefusal: (.conflict, "\(refusal)", [:])
        case let refusal as ResponseRefusal: (Self.status(of: refusal), "\(refusal)", [:])
        case ResponseFault.diskFull: (.insufficientStorage, nil, [:])
        case let error as CocoaError where error.code == .fileWriteOutOfSpace: (.insufficientStorage, nil, [:])
        case is NIOTooManyBytesError: (.contentTooLarge, nil, [:])
        // What to do about the database concerns whoever runs it: that stands in the log.
        case is DatabaseRefusal: (.serviceUnavailable, nil, [.retryAfter: "5"])
        case let fault as StatementFault where fault.kind == .unique: (.conflict, nil, [:])
        default: (.internalServerError, nil, [:])
        }
    }

    private static func status(of refusal: ResponseRefusal) -> HTTPResponse.Status {
        switch refusal {
        case .employees: .forbidden
        case .noSuchRound: .notFound
        case .noSuchLanguage, .tooManyColumns, .tooManyResponses: .unprocessableContent
        }
    }

    private func page(_ page: ErrorPage, _ status: HTTPResponse.Status, _ request: Request) throws -> Response {
        guard request.headers[values: .accept].contains(where: { $0.contains("text/html") }) else {
            return .plain("\(page.title). \(page.advice)\nRequest \(page.requestID)\n", status: status)
        }
        return .html(try templates.draw(Document(page, assets: assets)), status: status)
    }
}

extension Response {
    static func plain(_ text: String, status: HTTPResponse.Status) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

extension SurveyRefusal {
    /// Whether what was sent is at fault, and not what is there already.
    fileprivate var isFault: Bool {
        if case .faulty = self { true } else { false }
    }
}
