/// What can be an e-mail address. One is only proved by mail that arrives; this catches what can be none.
public enum Email {
    /// What is wrong with a text as an address; nil where nothing is.
    public static func problem(_ email: String) -> String? {
        if email.utf8.count > 254 { return "That is longer than an e-mail address can be." }
        let halves = email.split(separator: "@", omittingEmptySubsequences: false)
        let isStrange = email.unicodeScalars.contains {
            $0.properties.generalCategory == .control || $0.properties.isWhitespace
                || "<>,;\"".unicodeScalars.contains($0)
        }
        guard halves.count == 2, !halves.contains(where: \.isEmpty), !isStrange else {
            return "Write an e-mail address such as name@example.org."
        }
        return nil
    }
}
