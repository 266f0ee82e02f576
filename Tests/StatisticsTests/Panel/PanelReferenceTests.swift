import Statistics
import Testing

@Suite struct PanelReferenceTests {
    static let both = [PanelRegression.Term("value"), PanelRegression.Term("capital")]

    @Test func `investment within firms meets every reference value`() throws {
        let reference = try Reference()
        let fit = try PanelRegression(outcome: "inv", regressors: Self.both, effects: .unit).fit(Grunfeld.panel())
        let model = "Grunfeld inv~value+capital"
        for name in ["value", "capital"] {
            let slope = try #require(fit[name])
            try reference.check(slope.estimate, "panel_FE", model, "\(name).b")
            try reference.check(slope.classicalError, "panel_FE", model, "\(name).se")
            try reference.check(slope.se, "panel_FE", model, "\(name).se_cl_sss_firm")
            let plain = slope.se / (10.0 / 9 * 199 / 198).squareRoot()
            try reference.check(plain, "panel_FE", model, "\(name).se_cl_HC0_firm")
            // linearmodels leaves G/(G − 1) out.
            try reference.check(
                plain * (200.0 / 198).squareRoot(), "PanelOLS entity clustered", "Grunfeld", "\(name).se")
        }
        try reference.check(fit.rSquaredWithin, "panel_FE", model, "R2_within")
        #expect((fit.n, fit.units, fit.periods, fit.singletons) == (200, 10, 20, 0))
    }

    /// pyfixest 0.60.0, `feols(…, vcov={"CRV1": "firm"}, ssc=ssc(k_adj=True, k_fixef="none", G_adj=True))`; its demeaning
    /// iterates to 1e-12 and its p is 1 − a cumulative, hence the tolerances. Singletons are dropped there as here.
    struct Peer: Sendable {
        var regressors = PanelReferenceTests.both
        var effects = PanelRegression.Effects.twoWay
        var unbalanced = false
        var laggedOutcome = false
        var n: Int
        var slopes: [[Double]]
    }

    static let peers = [
        Peer(
            n: 200,
            slopes: [
                [0.11771585508260649, 0.010263191236561012, 1.1305092386670879e-06],
                [0.3579162730734283, 0.045367494484784415, 2.473790448265234e-05],
            ]),
        Peer(
            effects: .none, n: 200,
            slopes: [
                [-42.7143694365592, 20.425202928473894, 0.0660484344645913],
                [0.115562156360552, 0.01589433668705878, 4.710548939357295e-05],
                [0.2306784887319693, 0.08496711263554031, 0.02380516056144022],
            ]),
        Peer(
            unbalanced: true, n: 140,
            slopes: [
                [0.11946196784846834, 0.007467075679013657, 6.437907895673334e-08],
                [0.3852379257834481, 0.038790034520268836, 3.789250398789079e-06],
            ]),
        Peer(
            regressors: [.init("value", lag: 1), .init("capital")], unbalanced: true, n: 96,
            slopes: [
                [0.08124559048469143, 0.0073098764652908665, 3.8365534011930436e-06],
                [0.4158560960042931, 0.0432444664309485, 1.1358114153425802e-05],
            ]),
        Peer(
            regressors: [.init("value")], unbalanced: true, laggedOutcome: true, n: 96,
            slopes: [
                [0.13956920043048077, 0.021907803773370257, 0.00021576414547830325],
                [0.9348580206717766, 0.11960181941072184, 5.1590745118623715e-05],
            ]),
    ]

    @Test(arguments: peers) func `two-way, unbalanced, lagged and dynamic fits equal pyfixest's`(_ peer: Peer) throws {
        let fit = try PanelRegression(
            outcome: "inv", regressors: peer.regressors, effects: peer.effects, laggedOutcome: peer.laggedOutcome
        ).fit(Grunfeld.panel(unbalanced: peer.unbalanced))
        #expect(fit.n == peer.n)
        #expect(fit.coefficients.count == peer.slopes.count)
        for (slope, peer) in zip(fit.coefficients, peer.slopes) {
            #expect(close(slope.estimate, peer[0], 1e-11), "\(slope.name)")
            #expect(close(slope.se, peer[1], 1e-11), "\(slope.name)")
            #expect(close(slope.p, peer[2], 1e-8), "\(slope.name)")
        }
    }

    /// statsmodels 0.15.0, `ols("inv ~ value + capital + C(firm) + C(year)")`, the dummies written out.
    @Test func `classical errors count the effects that are swept out`() throws {
        let fit = try PanelRegression(outcome: "inv", regressors: Self.both).fit(Grunfeld.panel(unbalanced: true))
        #expect(close(fit.coefficients[0].classicalError, 0.0166281915156846, 1e-12))
        #expect(close(fit.coefficients[1].classicalError, 0.028177438344627256, 1e-12))
        #expect(fit.residualDegreesOfFreedom == 109)
    }

    /// statsmodels 0.15.0, the same with `+ C(firm):year`.
    @Test func `a trend of its own for each firm equals the dummies written out`() throws {
        let fit = try PanelRegression(outcome: "inv", regressors: Self.both, unitTrends: true).fit(Grunfeld.panel())
        #expect(close(fit.coefficients[0].estimate, 0.11456125195064083, 1e-10))
        #expect(close(fit.coefficients[1].estimate, 0.31307955053256126, 1e-10))
        #expect(close(fit.coefficients[0].classicalError, 0.011902457657128877, 1e-10))
        #expect(close(fit.coefficients[1].classicalError, 0.03880653101439064, 1e-10))
        #expect(fit.residualDegreesOfFreedom == 160)
    }
}
