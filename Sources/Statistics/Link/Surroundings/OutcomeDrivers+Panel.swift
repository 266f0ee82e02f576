extension OutcomeDrivers {
    /// The inside metrics' parts in the differences between units in one outcome, on the units that have all of them.
    /// Throws as `Drivers` does.
    init(
        _ outcome: String, inside: [String], _ means: MetricMeans, resamples: Int, seed: UInt64
    ) throws(StatisticsError) {
        let (units, columns) = means.complete(inside + [outcome])
        let predictors = zip(inside, columns).map { Predictor($0, $1) }
        let end = Predictor(outcome, columns[inside.count])
        // Sampled orders cost a hundred times what subsets do: fewer samples of the units are worth having then.
        let samples = inside.count > Drivers.exactLimit ? min(resamples, 199) : resamples
        let split = try Drivers(end, on: predictors, Drivers.Options(seed: seed, resamples: samples, orders: 2_000))
        self.init(
            outcome: outcome, units: units.count, rSquared: split.rSquared,
            drivers: zip(split.drivers, predictors).map { driver, predictor in
                let r = (try? Correlation.pearson(predictor.values, end.values))?.r ?? 0
                return Driver(
                    metric: driver.name, share: driver.lmg.value, low: driver.lmg.low ?? driver.lmg.value,
                    high: driver.lmg.high ?? driver.lmg.value, sign: r > 0 ? 1 : r < 0 ? -1 : 0)
            }, method: "drivers")
    }
}
