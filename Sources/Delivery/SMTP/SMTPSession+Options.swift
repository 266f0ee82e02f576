import CCurl
import Domain
import Foundation

extension SMTPSession {
    func setUp(_ patience: Patience) {
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        let scheme = server.security == .tls ? "smtps" : "smtp"
        // What follows the slash is the name that we greet with: this machine's own is often none that servers accept.
        set(CURLOPT_URL, "\(scheme)://\(host):\(server.port)/\(server.from.domain)")
        set(CURLOPT_MAIL_FROM, "<\(server.from.address)>")
        if !server.user.isEmpty {
            set(CURLOPT_USERNAME, server.user)
            set(CURLOPT_PASSWORD, server.password)
        }
        if !server.caFile.isEmpty { set(CURLOPT_CAINFO, server.caFile) }
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        set(CURLOPT_PROXY, "")
        set(CURLOPT_USE_SSL, Int(server.security == .none ? CURLUSESSL_NONE.rawValue : CURLUSESSL_ALL.rawValue))
        set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        set(CURLOPT_CONNECTTIMEOUT, patience.connect)
        set(CURLOPT_TIMEOUT, patience.total)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_ERRORBUFFER, UnsafeRawPointer(complaint))
        listen()
    }

    private func listen() {
        set(CURLOPT_VERBOSE, 1)
        set(CURLOPT_DEBUGDATA, Unmanaged.passUnretained(dialogue).toOpaque())
        insideout_curl_set_debug(curl) { _, kind, bytes, count, dialogue in
            let dialogue = Unmanaged<SMTPDialogue>.fromOpaque(dialogue!).takeUnretainedValue()
            let bytes = UnsafeRawBufferPointer(start: bytes, count: count)
            if kind == CURLINFO_HEADER_OUT { dialogue.say(bytes) }
            if kind == CURLINFO_DATA_OUT { dialogue.pour() }
            if kind == CURLINFO_HEADER_IN { dialogue.hear(bytes) }
            return 0
        }
        set(CURLOPT_NOPROGRESS, 0)
        set(CURLOPT_XFERINFODATA, Unmanaged.passUnretained(stop).toOpaque())
        insideout_curl_set_progress(curl) { stop, _, _, _, _ in
            Unmanaged<StopSign>.fromOpaque(stop!).takeUnretainedValue().isOver ? 1 : 0
        }
    }

    func set(_ option: CURLoption, _ value: Int) { insideout_curl_set_number(curl, option, value) }
    func set(_ option: CURLoption, _ value: String) {
        value.withCString { _ = insideout_curl_set_pointer(curl, option, $0) }
    }
    func set(_ option: CURLoption, _ value: UnsafeRawPointer?) {
        insideout_curl_set_pointer(curl, option, value)
    }
}
