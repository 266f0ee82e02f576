extension Method {
    /// How each kind of figure in a link report is computed.
    public static let all: [Method] = [
        Method(
            id: "between", title: "Between units",
            text: """
                Pearson's r of the units' means over the periods in which both were measured, with Fisher's 95 % interval and \
                the p of Student's t. It is no effect: whatever differs between units differs along with it.
                """, source: nil),
        Method(
            id: "within", title: "Within units over time",
            text: """
                Least squares of the later value on the earlier one with an effect for each unit and each period, so that what a \
                unit always has and what all share in a period count for nothing. Errors clustered by unit with the factor \
                G/(G−1) · (N−1)/(N−K); Student's t with G − 1 degrees of freedom. One lag is one period. Standardised: in \
                standard deviations of the movement within units.
                """, source: "Arellano 1987; Cameron & Miller 2015"),
        Method(
            id: "within-wild", title: "Within units over time, few units",
            text: """
                The same slope and error; with fewer than 50 units p and the 95 % interval are the wild cluster bootstrap's \
                (restricted residuals, whole units' signs turned), and the interval holds every value that its test does not refuse.
                """, source: "Cameron, Gelbach & Miller 2008; Roodman, MacKinnon, Nielsen & Webb 2019"),
        Method(
            id: "precedence", title: "Which comes first",
            text: """
                The earlier inside with the later outside, minus the earlier outside with the later inside, both within units and \
                summed unit by unit; Student's t over units. Whatever moves both sides at once, however slowly, gives both terms the same \
                size, so only a lead of the one over the other is left.
                """, source: nil),
        Method(
            id: "beyond-past", title: "Beyond the outcome's own past",
            text: "The same regression with the outcome's own value at that lag beside the earlier value.",
            source: "Granger 1969"),
        Method(
            id: "beyond-trend", title: "Beyond each unit's own trend",
            text: """
                The same regression with a straight trend of its own for each unit. Tried where the conditions before it hold and \
                units have four usable periods on average.
                """, source: nil),
        Method(
            id: "q-values", title: "Many tests",
            text: """
                q is the false discovery rate after Benjamini & Hochberg over every p in the report; the claims behind the \
                verdicts, one for each link, are a family of their own.
                """, source: "Benjamini & Hochberg 1995; Simes 1986 over a link's lags"),
        Method(
            id: "chain-between", title: "The chain between units",
            text: """
                Slopes of the units' means in standard deviations: outside on inside; business on outside with inside held fixed. \
                Their product is what passes through. Percentile intervals from samples of whole units.
                """, source: "MacKinnon, Lockwood & Williams 2004"),
        Method(
            id: "chain-within", title: "The chain over time",
            text: """
                The same within units: outside on inside a period before, business on outside a period before with inside held \
                fixed, unit and period effects taken out of all three once; samples of whole units.
                """, source: "MacKinnon, Lockwood & Williams 2004"),
        Method(
            id: "reliability", title: "Is there a unit's view",
            text: """
                ICC(1), the part of a single answer's variance that lies between units, and ICC(2), how far a unit's mean can \
                be relied on, from n, Σx and Σx² of each unit. r corrected for attenuation is r / √(ICC(2) · ICC(2)): a thought about \
                error-free measures, not a measurement.
                """, source: "Bliese 2000"),
        Method(
            id: "drivers", title: "Drivers",
            text: """
                R² of the outcome's unit means on all inside metrics, split by averaging what each adds over all orders of entry \
                (LMG, Shapley); intervals from samples of units. Shares say what goes together, not what changing it would do.
                """, source: "Lindeman, Merenda & Gold 1980; Lipovetsky & Conklin 2001"),
        Method(
            id: "overlap", title: "The two top lists",
            text: """
                Units by the mean of their standardised inside metrics and by that of their outside metrics; the part that is on both \
                lists, what chance would give, and the hypergeometric probability of so many or more.
                """, source: nil),
        Method(
            id: "power", title: "What can be seen",
            text: "The smallest correlation between so many units that a two-sided 5 % test shows with 80 % chance.",
            source: "Fisher's z"),
    ]
}
