import Foundation
import Statistics
import Testing

@Suite struct DistributionEdgeTests {
    @Test func `what is no probability and no degree of freedom has no answer`() {
        for p in [-0.1, 1.1, .nan] {
            #expect(Normal.quantile(p).isNaN)
            #expect(StudentT.quantile(p, df: 5).isNaN)
            #expect(FisherF.quantile(p, df1: 2, df2: 5).isNaN)
            #expect(ChiSquared.quantile(p, df: 5).isNaN)
        }
        for df in [-1, 0, .nan] {
            #expect(StudentT.survival(1, df: df).isNaN)
            #expect(StudentT.density(1, df: df).isNaN)
            #expect(StudentT.quantile(0.3, df: df).isNaN)
            #expect(ChiSquared.survival(1, df: df).isNaN)
            #expect(FisherF.survival(1, df1: df, df2: 3).isNaN)
        }
        #expect(StudentT.survival(.nan, df: 3).isNaN)
        #expect(ChiSquared.survival(.nan, df: 3).isNaN)
        #expect(Normal.survival(.nan).isNaN)
        #expect(Hypergeometric(population: 5, marked: 6, draws: 2) == nil)
    }

    @Test func `the ends of the line have no tail beyond them`() {
        #expect(Normal.survival(.infinity) == 0)
        #expect(Normal.quantile(0) == -.infinity)
        #expect(StudentT.survival(.infinity, df: 4) == 0)
        #expect(StudentT.survival(-.infinity, df: 4) == 1)
        #expect(StudentT.quantile(1, df: 4) == .infinity)
        #expect(StudentT.survival(0, df: 4) == 0.5)
        #expect(StudentT.quantile(0.5, df: 4) == 0)
        #expect(FisherF.survival(0, df1: 3, df2: 4) == 1)
        #expect(FisherF.survival(.infinity, df1: 3, df2: 4) == 0)
        #expect(ChiSquared.survival(.infinity, df: 3) == 0)
        #expect(ChiSquared.quantile(0, df: 3) == 0)
    }

    @Test func `one degree of freedom is the Cauchy distribution`() {
        for t in [0.01, 0.7, 3, 1e5, 1e200] {
            #expect(close(StudentT.survival(t, df: 1), atan2(1, t) / .pi, 1e-13))
        }
    }

    @Test func `the square of t is F and many degrees of freedom are normal`() {
        #expect(close(StudentT.twoSided(2.3, df: 17), FisherF.survival(2.3 * 2.3, df1: 1, df2: 17), 1e-14))
        #expect(close(StudentT.survival(3, df: 1e15), Normal.survival(3), 1e-13))
        #expect(StudentT.survival(3, df: .infinity) == Normal.survival(3))
    }

    @Test func `incomplete integrals agree with their closed forms`() {
        #expect(close(BetaFunction.lower(1, 3, 0.2), 1 - pow(0.8, 3), 1e-14))
        #expect(close(BetaFunction.upper(2, 1, 0.999), 1 - 0.999 * 0.999, 1e-13))
        #expect(close(GammaFunction.upper(1, 50), exp(-50), 1e-14))
        #expect(close(BetaFunction.logarithm(3, 4), log(2.0 * 6 / 720), 1e-14))
        #expect(close(GammaFunction.logarithm(0.5), 0.5 * log(Double.pi), 1e-14))
        #expect(close(ErrorFunction.complement(1), 1 - ErrorFunction.value(1), 1e-14))
        #expect(BetaFunction.lower(2, 3, 0) == 0 && BetaFunction.lower(2, 3, 1) == 1)
    }

    @Test func `quantiles of probabilities close to one half keep their digits`() {
        for df in [0.7, 5, 400] {
            let t = 1e-6
            let p = StudentT.cumulative(t, df: df)
            #expect(close(StudentT.quantile(p, df: df), t, 1e-9))
            #expect(StudentT.quantile(0.25, df: df) == -StudentT.quantile(0.75, df: df))
        }
    }
}
