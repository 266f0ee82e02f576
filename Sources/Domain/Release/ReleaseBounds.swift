import Statistics

/// The proof that answers, which lie between two known ends, are not pinned too closely by the sums that are shown.
///
/// For each group of fewer than five (a profile's members, those who share all blocks, a cell held back) two sets of answers are
/// sought that agree with everything shown and differ in the group's mean by the policy's `pinWidth` at least, while all but some
/// hundreds of neighbours keep theirs. What is still narrow then, or was not looked at because too many were, counts as pinned, though
/// it may not be.
public struct ReleaseBounds: Sendable {
    /// Groups of fewer than five that were looked at.
    public let groups: Int
    /// Linear programs that were solved.
    public let programs: Int
    /// The narrowest interval that is proven to be open to some group's mean, as a share of the scale's range. The truth may be
    /// wider. Nil where nobody answered.
    public let narrowest: Double?
    /// How many groups are pinned more closely than the policy allows.
    public let pinned: Int

    /// - Parameter answers: of the respondents whom the plan was made for.
    public init(_ plan: ReleasePlan, _ answers: ReleaseAnswers) {
        var search = BoundsSearch(GuardedAnswers(ReleaseGround(plan, of: answers.respondents), answers))
        search.look()
        self.init(search)
    }

    init(_ search: BoundsSearch) {
        groups = search.groups.count
        programs = search.programs
        let span = search.answers.span
        let least = (0..<groups).reduce(Double.infinity) { min($0, search.groups.width($1)) }
        narrowest = groups == 0 ? nil : span > 0 ? least / span : 0
        pinned = search.pins.count
    }
}
