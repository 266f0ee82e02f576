extension LagEffect {
    private enum Key: String, CodingKey {
        case lag, estimate, se, low, high, p, q, n, units, periods, standardised, method
    }

    /// As synthesised, save that an open end of the interval is null: JSON has no infinity.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(lag, forKey: .lag)
        try values.encode(estimate, forKey: .estimate)
        try values.encode(se, forKey: .se)
        try values.encode(low.isFinite ? low : nil, forKey: .low)
        try values.encode(high.isFinite ? high : nil, forKey: .high)
        try values.encode(p, forKey: .p)
        try values.encode(q, forKey: .q)
        try values.encode(n, forKey: .n)
        try values.encode(units, forKey: .units)
        try values.encode(periods, forKey: .periods)
        try values.encode(standardised, forKey: .standardised)
        try values.encode(method, forKey: .method)
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        self.init(
            lag: try values.decode(Int.self, forKey: .lag), estimate: try values.decode(Double.self, forKey: .estimate),
            se: try values.decode(Double.self, forKey: .se),
            low: try values.decode(Double?.self, forKey: .low) ?? -.infinity,
            high: try values.decode(Double?.self, forKey: .high) ?? .infinity,
            p: try values.decode(Double.self, forKey: .p), q: try values.decode(Double.self, forKey: .q),
            n: try values.decode(Int.self, forKey: .n), units: try values.decode(Int.self, forKey: .units),
            periods: try values.decode(Int.self, forKey: .periods),
            standardised: try values.decode(Double.self, forKey: .standardised),
            method: try values.decode(String.self, forKey: .method))
    }
}
