extension MailServer {
    /// Reads `host`, `port`, `security`, `user`, `password`, `from`, `from-name` and `ca-file`; finds every problem at once.
    ///
    /// An empty port is the usual one. An empty password stays what it was, for the same host and user and guarded as it was.
    /// - Parameter known: what was set before.
    public init(_ form: Form, known: MailServer?) throws(FieldProblems) {
        var problems = FieldProblems()
        let security = Security(rawValue: form["security"])
        if security == nil { problems.add("security", "Choose how the connection is guarded.") }
        let host = form["host"].lowercased()
        if !Self.isHost(host) { problems.add("host", "Write the server's name, such as mail.example.org.") }
        let port = form["port"].isEmpty ? security?.usualPort ?? 0 : Int(form["port"]) ?? 0
        if security != nil, !(1...65_535).contains(port) { problems.add("port", "Write a number from 1 to 65535.") }
        let user = Self.line("user", form, &problems)
        let kept = Self.keptPassword(known, host: host, user: user, security)
        let password = Self.password(form, user, kept, &problems)
        let from = Self.sender(form, &problems)
        let caFile = Self.line("ca-file", form, &problems)
        if !caFile.isEmpty, !caFile.hasPrefix("/") { problems.add("ca-file", "Write the whole path, from / on.") }
        guard problems.isEmpty, let security else { throw problems }
        self.init(
            host: host, port: port, security: security, user: user, password: password, from: from, caFile: caFile)
    }

    /// What stands in the form's fields; the password never does.
    public var form: Form {
        Form([
            "host": [host], "port": [String(port)], "security": [security.rawValue], "user": [user],
            "from": [from.address], "from-name": [from.name], "ca-file": [caFile],
        ])
    }

    /// A name, or an address of either version; nothing that could change the meaning of a URL.
    private static func isHost(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 253, text.first != "-" else { return false }
        let isSixth = text.utf8.count { $0 == UInt8(ascii: ":") } > 1
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "."):
                true
            default: isSixth && byte == UInt8(ascii: ":")
            }
        }
    }

    private static func sender(_ form: Form, _ problems: inout FieldProblems) -> Mailbox {
        let from = Mailbox(form["from"], name: form["from-name"])
        if !from.name.fitsOneLine { problems.add("from-name", "A name fits on one line.") }
        if let refusal = Mailbox(from.address).problem { problems.add("from", "\(refusal)") }
        return from
    }

    /// The password that is set, as far as it may be used: whoever changes the settings need not know it, so it goes to no
    /// other host, and not in the open where it was guarded.
    private static func keptPassword(
        _ known: MailServer?, host: String, user: String, _ security: Security?
    ) -> String? {
        guard let known, (known.host, known.user) == (host, user), !known.password.isEmpty,
            known.security == .none || security != Security.none
        else { return nil }
        return known.password
    }

    private static func password(
        _ form: Form, _ user: String, _ kept: String?, _ problems: inout FieldProblems
    ) -> String {
        let password = form.all("password").first ?? ""
        guard !user.isEmpty else {
            if !password.isEmpty { problems.add("user", "A password goes with a user name.") }
            return ""
        }
        if password.isEmpty, let kept { return kept }
        if password.isEmpty {
            problems.add(
                "password", "Write the password. It is kept only for the same server and user, guarded as it was.")
        } else if !password.fitsOneLine || password.utf8.count > 1_000 {
            problems.add("password", "That is no password that a mail server could take.")
        }
        return password
    }

    private static func line(_ name: String, _ form: Form, _ problems: inout FieldProblems) -> String {
        let text = form[name]
        if !text.fitsOneLine || text.utf8.count > 1_000 { problems.add(name, "That is too long or no single line.") }
        return text
    }
}
