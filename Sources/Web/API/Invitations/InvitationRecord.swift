import Domain

/// Who was invited, and whether she answered: never what.
struct InvitationRecord: Encodable {
    /// Her key.
    let person: String
    /// The key of the unit to which she belonged when she was invited.
    let unit: String
    /// `waiting`, `answered` or `revoked`.
    let state: String
    /// How many letters went to her.
    let letters: Int

    init(_ invitation: Invitation, person: Person, unit: String) {
        self.person = person.key
        self.unit = unit
        state = invitation.isRevoked ? "revoked" : invitation.hasAnswered ? "answered" : "waiting"
        letters = invitation.letters
    }
}

/// What an invitation came to.
struct InvitationReply: Encodable {
    let round: Int64
    let person: String
    /// Her personal link; it is shown only here, since we keep its hash alone.
    let link: String
    let isNew: Bool
    /// Whether a letter with the link is on its way to her.
    let isMailed: Bool
    /// She has answered already; a link that can be used once opens nothing any more.
    let hasAnswered: Bool
}

/// Whom to invite, with what is known of her.
struct InvitationBody: RequestBody {
    enum CodingKeys: String, CodingKey, CaseIterable { case person }

    let person: Known<PersonBody>
}
