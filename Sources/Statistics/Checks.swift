/// Refusals shared by the estimators: silence is not an answer to a NaN.
enum Check {
    static func finite(_ values: [Double], _ name: String) throws(StatisticsError) {
        for value in values where !value.isFinite { throw .notFinite(name) }
    }

    static func atLeast(_ need: Int, _ have: Int, _ unit: String) throws(StatisticsError) {
        if have < need { throw .notEnoughData(unit: unit, have: have, need: need) }
    }

    static func sameLength(_ a: Int, _ b: Int, _ what: String) throws(StatisticsError) {
        if a != b { throw .lengthsDiffer(what, a, b) }
    }

    static func confidence(_ level: Double) throws(StatisticsError) {
        if !(level > 0 && level < 1) { throw .outOfRange("confidence", value: level, allowed: 0...1) }
    }
}
