import Foundation
import Statistics
import Testing

@Suite struct RandomInterceptTests {
    let reference: Reference
    let table: Table

    init() throws {
        reference = try Reference()
        table = try Table("bh1996")
    }

    func fit(_ outcome: String, _ predictors: [String] = []) throws -> RandomIntercept {
        try RandomIntercept(
            Predictor(outcome, table.numbers(outcome)), on: predictors.map { Predictor($0, try table.numbers($0)) },
            by: Grouping(table.text("GRP")))
    }

    // lme4, nlme and statsmodels stop where their optimisers do, seven to nine digits in. The exact answers below come from
    // the root of the derivative in 40-digit arithmetic (mpmath).
    static let exact: [(name: String, tau2: Double, sigma2: Double, deviance: Double)] = [
        ("COHES", 0.036421876510288312, 0.72160294314248085, 18691.430318871453),
        ("LEAD", 0.090100772719807748, 0.52091224915883245, 16387.511218926322),
        ("WBEING", 0.035800774755310077, 0.78949727413935203, 19347.337895475039),
        ("HRS", 0.66533200738113278, 4.4828245974791062, 32261.036518098598),
    ]

    @Test(arguments: exact.indices) func `the variances of the soldiers are exact and meet lme4`(_ index: Int) throws {
        let exact = Self.exact[index]
        let model = try fit(exact.name)
        #expect(close(model.tau2, exact.tau2, 1e-13) && close(model.sigma2, exact.sigma2, 1e-13))
        #expect(close(model.deviance, exact.deviance, 1e-14))
        for (quantity, value) in ["tau2": model.tau2, "sigma2": model.sigma2, "ICC1": model.icc] {
            try reference.check(value, "ICC_reml", "bh1996", "\(exact.name).\(quantity)", tolerance: 1e-7)
        }
    }

    @Test func `the likelihood meets nlme to the digits it prints`() throws {
        let model = try fit("WBEING")
        try reference.check(model.deviance, "lme_REML", "bh1996 WBEING~1|GRP", "-2logLik")
        #expect(try abs(model.tau2 - reference("lme_REML", "bh1996 WBEING~1|GRP", "tau2")) < 1e-8)
        #expect(try abs(model.sigma2 - reference("lme_REML", "bh1996 WBEING~1|GRP", "sigma2")) < 1e-8)
    }

    @Test func `coefficients and errors are exact and meet lme4 and statsmodels`() throws {
        let model = try fit("WBEING", ["HRS", "LEAD", "G.HRS"])
        let exact = [
            (2.5592605698477919, 0.21580355886710899), (-0.028278493861499237, 0.0044762520761450522),
            (0.49563836425716857, 0.012778932745831136), (-0.079009736512109952, 0.018881281298492752),
        ]
        let dataset = "bh1996 WBEING~HRS+LEAD+G.HRS+(1|GRP)"
        for (row, truth) in zip(model.coefficients, exact) {
            #expect(close(row.estimate, truth.0, 1e-12) && close(row.standardError, truth.1, 1e-12))
            try reference.check(row.estimate, "lmer_REML", dataset, "\(row.name).b", tolerance: 1e-7)
            try reference.check(row.standardError, "lmer_REML", dataset, "\(row.name).se", tolerance: 1e-7)
        }
        #expect(close(model.tau2, 0.014180039554881599, 1e-12) && close(model.sigma2, 0.64704419515561623, 1e-13))
        try reference.check(model.tau2, "lmer_REML", dataset, "tau2", tolerance: 1e-7)
        try reference.check(model.sigma2, "lmer_REML", dataset, "sigma2", tolerance: 1e-7)
        for (name, label) in [("HRS", "HRS"), ("LEAD", "LEAD"), ("G.HRS", "G_HRS")] {
            try reference.check(
                model[name]?.estimate, "MixedLM REML(statsmodels)", "bh1996 WBEING~HRS+LEAD+G.HRS", label,
                tolerance: 1e-4)
        }
        // G.HRS is constant within companies; nlme counts its degrees of freedom there.
        #expect(model["G.HRS"]?.df == 97 && model["HRS"]?.df == 7281)
    }

    @Test func `hours and well-being are taken apart as in the reference`() throws {
        let parts = try WithinAndBetween(
            table.numbers("HRS"), table.numbers("WBEING"), by: Grouping(table.text("GRP")))
        let ours = [
            "RawCorr": parts.raw, "CorrB": parts.between, "CorrW": parts.within, "EtaBx": parts.etaBetween.x,
            "EtaBy": parts.etaBetween.y, "EtaWx": parts.etaWithin.x, "EtaWy": parts.etaWithin.y,
        ]
        for (quantity, value) in ours { try reference.check(value, "waba", "bh1996 HRS-WBEING", quantity) }
    }
}
