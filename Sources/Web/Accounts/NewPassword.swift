public import Domain

/// The rules for a password that somebody chooses. Length is what counts; nothing must be a digit or a sign.
public enum NewPassword {
    public static let shortest = 10
    /// Enough for any sentence, and no work for us.
    public static let longest = 200

    /// What is wrong with it, nil when nothing is.
    public static func problem(with password: String, for account: Account) -> String? {
        let folded = password.lowercased()
        if password.count < shortest {
            return "Use at least \(shortest) characters. A short sentence is a good password."
        }
        if password.utf8.count > longest {
            return "That is longer than we can take. Use at most \(longest) characters."
        }
        if Set(password).count < 4 { return "That is too easy to guess. Use more different characters." }
        if folded == account.email.lowercased() || folded == account.name.lowercased() {
            return "Do not use your own name or e-mail address."
        }
        return nil
    }
}
