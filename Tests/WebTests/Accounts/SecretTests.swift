import Domain
import Testing

@testable import Web

@Suite struct SecretTests {
    private let cheap = PasswordCheck.cheap.cost

    @Test func `scrypt gives the key of RFC 7914, section 12`() throws {
        let hash = PasswordHash(
            text: "scrypt$10$8$16$TmFDbA==$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI=")
        #expect(try hash.matches("password"))
        #expect(try !hash.matches("Password"))
    }

    @Test func `the same password has another hash each time, and both fit`() throws {
        let (first, second) = (
            try PasswordHash(of: "seven grey herons", cost: cheap),
            try PasswordHash(of: "seven grey herons", cost: cheap)
        )
        #expect(first != second)
        #expect(try first.matches("seven grey herons") && second.matches("seven grey herons"))
        #expect(try !first.matches("seven grey heron") && !first.matches(""))
    }

    @Test func `a password fits however the keyboard composes its letters`() throws {
        #expect(try PasswordHash(of: "Zo\u{EB} geht \u{FB01}schen", cost: cheap).matches("Zoe\u{308} geht fischen"))
    }

    @Test(arguments: [
        "", "scrypt", "scrypt$99$8$1$AA==$AA==", "bcrypt$10$8$1$AA==$AA==", "scrypt$4$8$1$AA==$", "scrypt$4$8$1$*$*",
    ])
    func `a damaged hash fits no password`(text: String) throws {
        #expect(try !PasswordHash(text: text).matches(""))
    }

    @Test func `a token is 256 random bits and shows itself to nobody`() {
        let token = Token()
        #expect(token.text.count == 64 && Token(token.text) == token && Token() != token)
        #expect(!"\(token)".contains(token.text) && token.hash != token.text && token.hash.count == 64)
    }

    @Test(arguments: [
        "", "abc", String(repeating: "A", count: 64), String(repeating: "g", count: 64),
        String(repeating: "é", count: 32),
    ])
    func `what has not a token's form is none`(text: String) {
        #expect(Token(text) == nil)
    }

    @Test func `a form's token fits its session behind every mask, and no other session`() {
        let (secret, other) = (Token().text, Token().text)
        let (first, second) = (FormToken.masked(secret), FormToken.masked(secret))
        #expect(first != second && !first.contains(secret))
        #expect(FormToken.matches(first, secret: secret) && FormToken.matches(second, secret: secret))
        #expect(!FormToken.matches(first, secret: other))
        #expect(!FormToken.matches(secret, secret: secret) && !FormToken.matches("", secret: secret))
        #expect(!FormToken.matches("", secret: "") && !FormToken.matches(first + "00", secret: secret))
    }

    @Test(arguments: [
        ("short", false), ("seven grey herons", true), ("aaaaaaaaaaaaaaaa", false), ("ADA@example.org", false),
        ("Ada Lovelace", false), (String(repeating: "ab cd ", count: 40), false), ("пароль из слов", true),
    ])
    func `a new password is long enough and not one's own name`(password: String, isFine: Bool) {
        let account = Account(name: "Ada Lovelace", email: "ada@example.org", role: .analyst)
        #expect((NewPassword.problem(with: password, for: account) == nil) == isFine)
    }
}
