/// |a − b| within `tolerance` of the larger of the two, so that it is as strict for 10⁻¹⁰⁰ as for 1.
func close(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    a == b || abs(a - b) <= tolerance * max(abs(a), abs(b))
}
