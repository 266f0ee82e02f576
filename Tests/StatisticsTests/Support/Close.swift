/// |a − b| within `tolerance` of the larger of the two, so that it is as strict for 10⁻¹⁰⁰ as for 1.
func close(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    a == b || abs(a - b) <= tolerance * max(abs(a), abs(b))
}

/// The relative difference of two numbers.
func relativeError(_ a: Double, _ b: Double) -> Double {
    a == b ? 0 : abs(a - b) / max(abs(a), abs(b))
}
