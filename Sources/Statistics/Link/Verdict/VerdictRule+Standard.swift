extension VerdictRule {
    /// The rule that `VerdictDecision` applies. Why it is this one, and how often it errs, is in `docs/statistics.md`.
    public static let standard = VerdictRule(
        alpha: 0.05,
        text: """
            A link “moves together over time” when at some lag of one period or more all of this holds with one sign, at a \
            false discovery rate of 5 % over all links and lags: (1) within units, with what all units share in a period \
            taken out, the later outcome goes with the earlier value; (2) it does so more than the earlier outcome goes \
            with the later value, its mirror image, so that a third thing that moves both at once is not mistaken for \
            an effect; (3) it still does beside what the outcome itself was at that earlier time; (4) where units have four \
            or more usable periods, it still does beside a straight trend of each unit's own; and (5) the difference \
            between units does not clearly point the other way.
            """,
        verdicts: [
            .init(
                verdict: .movesTogetherOverTime, title: "Moves together over time",
                text:
                    "When the one changes in a unit, the other follows. It is still no experiment: a cause that reaches "
                    + "the first sooner than the second would look the same."),
            .init(
                verdict: .differsBetweenUnitsOnly, title: "Differs between units only",
                text:
                    "Units that are high on the one are high (or low) on the other, the 95 % interval of r excludes 0; "
                    + "but that one follows the other over time is not shown."),
            .init(
                verdict: .noSign, title: "No sign of it",
                text: "Neither between units nor over time, though r = .30 would have been seen four times in five."),
            .init(
                verdict: .notEnoughData, title: "Not enough data",
                text: "Nothing is seen, and an effect of r = .30 could have been missed."),
        ])
}
