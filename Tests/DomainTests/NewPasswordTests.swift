import Domain
import Testing

struct NewPasswordTests {
    private let ada = Account(name: "Ada Öberg", email: "ada.oberg@example.org", role: .analyst)

    @Test(arguments: [
        "seven grey herons", "þrjátíu og níu", "correct horse battery", "Tr0ub4dor&3 and so on",
        "ada likes eleven plums",
        String(repeating: "abcdefgh ", count: 20),
    ])
    func `a sentence is a good password`(password: String) {
        #expect(NewPassword.problem(with: password, for: ada) == nil)
    }

    @Test(arguments: [
        "", "eleven char", "aaaaaaaaaaaaaaaa", "abababababababab", "abcdefghijklmnop", "987654321098", "Password1234",
        "CorrectHorseBatteryStaple", "ada.oberg@example.org", "AdaOberg1234", "Ada Öberg 2024",
        String(repeating: "long enough ", count: 20),
    ])
    func `what is short, common, a row of characters or one's own name is refused`(password: String) {
        #expect(NewPassword.problem(with: password, for: ada) != nil)
    }

    @Test func `spellings of one address are folded to one`() {
        #expect(" Ada@Example.ORG\n".foldedEmail == "ada@example.org")
        #expect("e\u{301}@example.org".foldedEmail == "\u{e9}@example.org")
        #expect("é@example.org".foldedEmail != "e@example.org")
    }
}
