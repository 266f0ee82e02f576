/// The rules for a password that somebody chooses. Length is what counts; nothing must be a digit or a sign.
public enum NewPassword {
    public static let shortest = 12
    /// Enough for any sentence, and no work for us.
    public static let longest = 200

    /// What is wrong with it, nil when nothing is.
    public static func problem(with password: String, for account: Account) -> String? {
        if password.count < shortest {
            return "Use at least \(shortest) characters. A short sentence is a good password."
        }
        if password.utf8.count > longest {
            return "That is longer than we can take. Use at most \(longest) characters."
        }
        let folded = password.folded
        if common.contains(folded) || Set(folded).count < 5 || isSequence(folded) {
            return "That is one of the first that somebody would try. A short sentence is a good password."
        }
        if isMade(of: account, folded) { return "Do not use your own name or e-mail address." }
        return nil
    }

    /// Whether nothing much is left when her name and address are taken out.
    private static func isMade(of account: Account, _ password: String) -> Bool {
        let email = account.email.folded
        let own = [email] + email.split(separator: "@").map(String.init) + [account.name.folded]
        let parts = own + account.name.folded.split(separator: " ").map(String.init)
        let rest = parts.filter { $0.count > 2 }.reduce(password) { $0.replacing($1, with: "") }
        return rest != password && rest.filter { $0.isLetter || $0.isNumber }.count < 5
    }

    /// Whether each character is the one after, or before, the last one: `abcdefghijkl`, `987654321098`.
    private static func isSequence(_ password: String) -> Bool {
        let codes = password.unicodeScalars.map { Int($0.value) }
        let steps = zip(codes.dropFirst(), codes).map { $0 - $1 }
        return steps.count { abs($0) == 1 || abs($0) == 9 } == steps.count
    }

    /// The most common ones of lists that leaked, as far as they are long enough, and what people here would try.
    private static let common = Set(
        """
        1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc 1q2w3e4r5t6y 1q2w3e4r5t6y7u q1w2e3r4t5y6 q2w3e4r5t6y7 zaq12wsxcde3
        qazwsxedcrfv qazwsxedc123 qwertyuiop12 qwertyuiop123 qwertyuiop[] qwertyuiopasdfgh qwerty123456 qwerty1234567
        123qwe123qwe qweasdzxc123 asdfghjkl123 asdfghjklzxc zxcvbnm12345 zxcvbnmasdfg 123456789abc 123456789012
        1234567890ab abc123abc123 abcd12345678 abcdefgh1234 a123456789012 112233445566 123123123123 123321123321
        password1234 password12345 password123456 passwordpassword passw0rd1234 p@ssw0rd1234 p@ssword1234
        passwort1234 motdepasse12 contrasena12 iloveyou1234 iloveyouforever letmein12345 letmeinplease
        welcome12345 welcome123456 administrator administrator1 admin1234567 adminadmin12 adminadminadmin
        changeme1234 changeme12345 changemeplease correcthorsebatterystaple trustno1trustno1 monkeymonkey
        dragondragon sunshine1234 princess1234 football1234 baseball1234 superman1234 starwars1234 computer1234
        michael12345 liverpool123 chelsea12345 arsenal12345 manchester12 manunited123 summer202024 winter202024
        insideout123 insideout1234 insideoutinsideout
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
