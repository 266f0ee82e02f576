import Hummingbird
import Logging

/// One line in the log for every request: its route, not its path, which may hold the token of a one-time link.
struct RequestLog: RouterMiddleware {
    func handle(
        _ request: Request, context: InsideOutContext,
        next: (Request, InsideOutContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        context.logger.info(
            "\(request.method) \(context.endpointPath ?? "-") \(response.status.code)",
            metadata: ["took": "\(start.duration(to: .now))"])
        return response
    }
}
