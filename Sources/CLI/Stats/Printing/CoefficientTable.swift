import Statistics

/// A regression's coefficients for a person and for a machine.
enum CoefficientTable {
    static func page(_ coefficients: [Coefficient]) -> TextTable {
        TextTable(
            ["", "estimate", "error", "95 % interval", "t", "p"],
            coefficients.map { row in
                let places = Words.places(for: row.standardError)
                return [
                    row.name, Words.decimal(row.estimate, places), Words.decimal(row.standardError, places),
                    Words.interval(row.low, row.high, places), Words.decimal(row.t, 2), Words.bareP(row.p),
                ]
            })
    }

    /// `{name: {estimate, se, t, p, low, high, df}}`.
    static func json(_ coefficients: [Coefficient]) -> JSONValue {
        .named(
            coefficients.map { row in
                let members: JSONValue = [
                    "estimate": JSONValue(row.estimate), "se": JSONValue(row.standardError), "t": JSONValue(row.t),
                    "p": JSONValue(row.p), "low": JSONValue(row.low), "high": JSONValue(row.high),
                    "df": JSONValue(row.df),
                ]
                return (row.name, members)
            })
    }
}
