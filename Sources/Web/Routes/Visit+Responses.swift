import Exchange
import HTTPTypes
import Hummingbird
import NIOCore

extension Visit {
    /// The page inside the layout. It may concern only this person, so nothing on the way keeps it.
    func page(_ page: any Page, status: HTTPResponse.Status = .ok) throws -> Response {
        let text = try site.templates.draw(Document(page, for: self))
        return .html(text, status: status)
    }

    /// The page for a frame inside one of our own pages, without anything around it.
    func framed(_ page: any Page) throws -> Response {
        var response = Response.html(try site.templates.render(Document(page, for: self), with: "frame"), status: .ok)
        response.headers[.contentSecurityPolicy] = SecurityHeaders.policy(ancestors: "'self'")
        return response
    }

    /// Sends the browser on to another address of the site with GET.
    func redirect(to path: String, notice: Notice? = nil) -> Response {
        guard let notice else { return .redirect(to: path) }
        let joint = path.contains("?") ? "&" : "?"
        return .redirect(to: path + joint + Notice.query + "=" + notice.rawValue)
    }
}

extension Member {
    func page(_ page: any Page, status: HTTPResponse.Status = .ok) throws -> Response {
        try visit.page(page, status: status)
    }

    func redirect(to path: String, notice: Notice? = nil) -> Response {
        visit.redirect(to: path, notice: notice)
    }
}

extension Response {
    static func html(_ text: String, status: HTTPResponse.Status) -> Response {
        html(ByteBuffer(string: text), status: status)
    }

    static func html(_ text: ByteBuffer, status: HTTPResponse.Status) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: text))
    }

    /// A file to save, written by `write`.
    static func csv(named name: String, _ write: (inout CSVWriter) throws -> Void) throws -> Response {
        var buffer = ByteBuffer()
        var writer = CSVWriter { buffer.writeBytes($0) }
        try write(&writer)
        try writer.flush()
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ],
            body: ResponseBody(byteBuffer: buffer))
    }

    static func redirect(to path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }
}
