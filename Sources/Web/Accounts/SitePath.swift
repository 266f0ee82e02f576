/// Where a form or link wants the browser to go next, believed only when it stays on this site.
enum SitePath {
    /// - Returns: the path, nil when it is none of ours: absolute, of another host (`//host`, `/\host`, also behind a
    ///   tab or a line end that browsers drop), or the sign-in page itself.
    static func checked(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count <= 2_000, bytes.first == UInt8(ascii: "/"),
            bytes.dropFirst().first != UInt8(ascii: "/"),
            bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }),
            !text.hasPrefix(SiteURL.signIn.path())
        else { return nil }
        return text
    }
}
