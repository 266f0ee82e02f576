import Foundation

/// The standard normal distribution.
public enum Normal {
    /// e^(−z²/2) / √(2π).
    public static func density(_ z: Double) -> Double {
        exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
    }

    /// P(Z ≤ z).
    public static func cumulative(_ z: Double) -> Double {
        0.5 * erfc(-z * 0.5.squareRoot())
    }

    /// P(Z > z), computed directly.
    public static func survival(_ z: Double) -> Double {
        cumulative(-z)
    }

    /// P(|Z| > |z|).
    public static func twoSided(_ z: Double) -> Double {
        erfc(abs(z) * 0.5.squareRoot())
    }

    /// The z with P(Z > z) = p, which keeps small upper tails exact.
    public static func upperQuantile(_ p: Double) -> Double {
        -quantile(p)
    }

    /// The z with P(Z ≤ z) = p; ±∞ at 0 and 1, NaN outside [0, 1].
    ///
    /// M. J. Wichura, *Algorithm AS 241*, Applied Statistics 37 (1988), 477–484: 1 part in 10¹⁶.
    public static func quantile(_ p: Double) -> Double {
        guard p >= 0, p <= 1 else { return .nan }
        let central = p - 0.5
        if abs(central) <= 0.425 {
            let r = 0.180625 - central * central
            return central * ratio(r, centre)
        }
        let tail = min(p, 1 - p)
        guard tail > 0 else { return p == 0 ? -.infinity : .infinity }
        let r = (-log(tail)).squareRoot()
        let z = r <= 5 ? ratio(r - 1.6, shoulder) : ratio(r - 5, far)
        return central < 0 ? -z : z
    }

    private static func ratio(_ r: Double, _ coefficients: (over: [Double], under: [Double])) -> Double {
        coefficients.over.reduce(0) { $0 * r + $1 } / coefficients.under.reduce(0) { $0 * r + $1 }
    }

    private static let centre: (over: [Double], under: [Double]) = (
        [
            2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
            13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
        ],
        [
            5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
            5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
        ]
    )
    private static let shoulder: (over: [Double], under: [Double]) = (
        [
            7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
            3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
        ],
        [
            1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
            0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
        ]
    )
    private static let far: (over: [Double], under: [Double]) = (
        [
            2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
            0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
        ],
        [
            2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
            0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
        ]
    )
}
