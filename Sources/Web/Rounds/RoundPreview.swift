import Domain
import Storage

/// What would come of a plan: who is asked, who is not and why, and what she reads.
struct RoundPreview: Sendable {
    struct Someone: Sendable {
        let name: String
        let reach: String
    }

    struct Mail: Sendable {
        let subject: String
        let text: String
    }

    let head: String
    let people: [Someone]
    let hasPeople: Bool
    let more: String?
    let excluded: [String]
    let mail: Mail?

    private static let most = 20

    init(_ wish: RoundWish, _ selection: InvitationStore.Selection, letter: Letter?) {
        let count = selection.invited.count
        if let audience = wish.plan.audience {
            let drawn = audience.sample.map { min($0, count) } ?? count
            head =
                drawn < count
                ? "\(grouped(drawn)) of \(grouped(count)) people would be drawn and invited."
                : "\(counted(count, "person", plural: "people")) would be invited."
        } else {
            head = "Nobody is invited: the shared link is handed round."
        }
        people = selection.invited.prefix(Self.most).map { person, _ in
            Someone(
                name: person.name.isEmpty ? person.key : person.name,
                reach: wish.plan.sendsMail ? person.draft.email ?? "" : "")
        }
        hasPeople = !people.isEmpty
        more = count > people.count ? "… and \(grouped(count - people.count)) more." : nil
        excluded = Domain.Audience.Exclusion.allCases.compactMap { reason in
            selection.excluded[reason].map { "\(grouped($0)) \(reason.words)" }
        }
        mail = wish.plan.sendsMail ? letter.map { Mail(subject: $0.subject, text: $0.text) } : nil
    }

    /// After a test was sent.
    init(testTo address: String, _ letter: Letter) {
        head = "A test is on its way to \(address). Its link leads to nothing."
        (people, hasPeople, more, excluded) = ([], false, nil, [])
        mail = Mail(subject: letter.subject, text: letter.text)
    }
}

extension Domain.Audience.Exclusion {
    /// Behind a count of people: "3 want no letters".
    var words: String {
        switch self {
        case .left: "are not there on that day"
        case .otherAttributes: "have other attributes"
        case .noConsent: "did not agree to be asked"
        case .unsubscribed: "want no letters"
        case .askedLately: "were asked a short while ago"
        case .noAddress: "have no e-mail address"
        case .notDrawn: "are not drawn"
        }
    }
}
