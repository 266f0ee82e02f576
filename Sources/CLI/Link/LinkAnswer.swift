import Domain
import Foundation
import Statistics

/// A link report for a machine and for a person.
enum LinkAnswer {
    static func json(_ report: LinkReport) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }

    static func text(_ report: LinkReport) -> String {
        let head = "\(grouped(report.units)) units over \(grouped(report.periods)) periods. \(report.power.text)"
        let links = report.links.map { link in
            var lines = ["\(link.from) → \(link.to): \(link.verdict.rawValue.replacing("-", with: " "))"]
            if let between = link.between {
                lines.append(
                    "    between units   r \(between.r.signed(2)) [\(between.low.signed(2)), \(between.high.signed(2))], \(between.units) units, q \(between.q.fixed(3))"
                )
            }
            for effect in link.within {
                lines.append(
                    "    lag \(effect.lag)           \(effect.estimate.signed(4)) [\(effect.low.signed(4)), \(effect.high.signed(4))], n \(effect.n), \(effect.units) units, q \(effect.q.fixed(3))"
                )
            }
            return (lines + ["    \(link.reason)"]).joined(separator: "\n")
        }
        let warnings = report.warnings.map { "Take care: \($0.text)" }
        return ([head] + warnings + links + [report.rule.text]).joined(separator: "\n\n")
    }
}
