/// Which form a language gives to what is counted: the cardinal rules of Unicode's CLDR, for whole numbers from 1.
struct PluralRule: Sendable {
    enum Form: String, CaseIterable, Sendable {
        case one, two, few, many, other
    }

    let form: @Sendable (Int) -> Form

    /// The forms that a file has to give.
    var forms: Set<Form> { Set((1...200).map(form)) }

    /// Whether a form stands for one number alone, so that the number need not be said.
    func isOfOneNumber(_ form: Form) -> Bool { (1...200).count { self.form($0) == form } == 1 }

    static func of(_ language: String) -> PluralRule {
        switch language.prefix(while: { $0 != "-" }) {
        case "ar": arabic
        case "he": hebrew
        case "pl": polish
        case "ru", "uk", "be": eastSlavic
        case "cs", "sk": czech
        default: oneOrMore
        }
    }

    private static let oneOrMore = PluralRule { $0 == 1 ? .one : .other }
    private static let hebrew = PluralRule { $0 == 1 ? .one : $0 == 2 ? .two : .other }
    private static let czech = PluralRule { $0 == 1 ? .one : 2...4 ~= $0 ? .few : .other }
    private static let polish = PluralRule { $0 == 1 ? .one : endsInTwoToFour($0) ? .few : .many }
    private static let eastSlavic = PluralRule {
        $0 % 10 == 1 && $0 % 100 != 11 ? .one : endsInTwoToFour($0) ? .few : .many
    }
    private static let arabic = PluralRule {
        switch ($0, $0 % 100) {
        case (1, _): .one
        case (2, _): .two
        case (_, 3...10): .few
        case (_, 11...99): .many
        default: .other
        }
    }

    private static func endsInTwoToFour(_ count: Int) -> Bool {
        2...4 ~= count % 10 && !(12...14 ~= count % 100)
    }
}
