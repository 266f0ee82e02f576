import CCurl
public import Domain
import Foundation
import NIOPosix

/// A connection to a mail server, opened with the first letter and kept for those after it.
///
/// libcurl speaks the protocol. It blocks, so it runs on threads of its own. Whoever makes a session closes it.
public final class SMTPSession: LetterCarrier, @unchecked Sendable {
    /// Seconds to wait: for the connection, and for a letter with all that belongs to it.
    public struct Patience: Sendable {
        let connect: Int
        let total: Int

        /// Nobody waits for it: slow servers are given their time.
        public static let queue = Patience(connect: 15, total: 120)
        /// Somebody looks at an empty page meanwhile.
        public static let reader = Patience(connect: 8, total: 20)
    }

    // Unchecked, but true: a letter is carried when the last one is through, so one thread at a time uses them.
    let curl: UnsafeMutableRawPointer
    let dialogue = SMTPDialogue()
    let complaint = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    let server: MailServer
    let stop = StopSign()

    public init(_ server: MailServer, patience: Patience = .queue) {
        _ = Self.isReady
        self.server = server
        // Nil only when there is no memory left.
        curl = curl_easy_init()!
        setUp(patience)
    }

    public func carry(_ letter: TakenLetter, at now: Int64) async -> DeliveryOutcome {
        await withTaskCancellationHandler {
            // Not runIfActive: it would not even begin in a cancelled task, nor does the pool ever end.
            await withCheckedContinuation { continuation in
                Self.threads.submit { [self] _ in continuation.resume(returning: perform(letter, now)) }
            }
        } onCancel: {
            stop.raise()
        }
    }

    public func close() {
        Self.threads.submit { [self] _ in
            curl_easy_cleanup(curl)
            complaint.deallocate()
        }
    }

    private func perform(_ letter: TakenLetter, _ now: Int64) -> DeliveryOutcome {
        let message: MailMessage
        do { message = try MailMessage(letter, from: server.from, at: now) } catch {
            return .refused("\(error)", isFinal: true)
        }
        dialogue.begin()
        complaint.pointee = 0
        let headers = message.headers.reduce(nil) { curl_slist_append($0, $1) }
        let recipient = curl_slist_append(nil, "<\(letter.letter.to.address)>")
        let mime = self.mime(message)
        defer {
            set(CURLOPT_HTTPHEADER, nil)
            set(CURLOPT_MAIL_RCPT, nil)
            curl_mime_free(mime)
            curl_slist_free_all(recipient)
            curl_slist_free_all(headers)
        }
        set(CURLOPT_HTTPHEADER, headers)
        set(CURLOPT_MAIL_RCPT, recipient)
        set(CURLOPT_MIMEPOST, UnsafeRawPointer(mime))
        return outcome(curl_easy_perform(curl))
    }

    private func mime(_ message: MailMessage) -> OpaquePointer? {
        let mime = curl_mime_init(curl)
        for form in message.forms {
            let part = curl_mime_addpart(mime)
            curl_mime_data(part, form.text, form.text.utf8.count)
            curl_mime_type(part, form.type)
            curl_mime_encoder(part, "quoted-printable")
        }
        return mime
    }

    private func outcome(_ code: CURLcode) -> DeliveryOutcome {
        guard code != CURLE_OK else { return .delivered(dialogue.words) }
        let complaint = complaint.pointee == 0 ? curl_easy_strerror(code)! : UnsafePointer(complaint)
        guard let refusal = dialogue.refusal else { return .trouble(String(cString: complaint)) }
        // "421" says that the server is closing, whatever it was asked for.
        guard dialogue.stage != .threshold, refusal != 421 else {
            return .trouble("\(dialogue.words) (\(String(cString: complaint)))")
        }
        return .refused(dialogue.words, isFinal: refusal >= 500)
    }

    /// libcurl wants to be woken before there are threads; and a server that hangs up must not end the process, as
    /// OpenSSL's writing to it otherwise would.
    private static let isReady: Bool = {
        signal(SIGPIPE, SIG_IGN)
        return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
    }()

    /// The queue needs one at a time; the others are for who tests.
    private static let threads: NIOThreadPool = {
        let threads = NIOThreadPool(numberOfThreads: 4)
        threads.start()
        return threads
    }()
}
