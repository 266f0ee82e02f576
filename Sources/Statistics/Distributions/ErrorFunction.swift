import Foundation

/// erf(x) = 2/√π ∫₀ˣ e^(−t²) dt and its complement.
public enum ErrorFunction {
    /// erf(x).
    public static func value(_ x: Double) -> Double { erf(x) }

    /// 1 − erf(x), exact also where erf(x) is nearly 1.
    public static func complement(_ x: Double) -> Double { erfc(x) }
}
