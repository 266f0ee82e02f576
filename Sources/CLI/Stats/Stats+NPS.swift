import ArgumentParser
import Statistics

extension Stats {
    /// The net promoter score.
    struct NPS: StatsCommand {
        static let configuration = CommandConfiguration(
            commandName: "nps",
            abstract: "Promoters (9, 10) less detractors (0 to 6), in percent, with Wald's interval.")

        @OptionGroup var file: FileOptions
        @Option(help: "The column with answers in whole numbers from 0 (or 1) to 10.") var value: String
        @OptionGroup var output: OutputOptions

        func answer() throws -> StatsAnswer {
            let sheet = try file.open().read(numbers: [value])
            for answer in sheet.numbers[0] where !(0...10).contains(answer) || answer != answer.rounded() {
                throw Refusal("the column “\(value)” holds \(answer.formatted), which is no answer from 0 to 10")
            }
            let score = try NetPromoterScore(sheet.numbers[0])
            let estimate = try score.estimate()
            return StatsAnswer(json: json(score, estimate, sheet), page: page(score, estimate, sheet))
        }

        private func json(_ score: NetPromoterScore, _ estimate: Estimate, _ sheet: Sheet) -> JSONValue {
            sheet.counts + [
                "nps": JSONValue(estimate.value), "low": JSONValue(estimate.low), "high": JSONValue(estimate.high),
                "se": JSONValue(estimate.standardError), "promoters": percent(score.promoters, score),
                "passives": percent(score.passives, score), "detractors": percent(score.detractors, score),
                "counts": [
                    "promoters": .int(score.promoters), "passives": .int(score.passives),
                    "detractors": .int(score.detractors),
                ],
            ]
        }

        private func percent(_ count: Int, _ score: NetPromoterScore) -> JSONValue {
            JSONValue(100 * Double(count) / Double(score.n))
        }

        private func page(_ score: NetPromoterScore, _ estimate: Estimate, _ sheet: Sheet) -> Page {
            func row(_ label: String, _ count: Int) throws -> [String] {
                let wilson = try Share(count, of: score.n).wilson()
                return [
                    label, Words.decimal(100 * wilson.value, 1) + " %",
                    Words.interval(100 * wilson.low, 100 * wilson.high, 1), Words.whole(count),
                ]
            }
            let shares = try? [
                row("promoters (9, 10)", score.promoters), row("passives (7, 8)", score.passives),
                row("detractors (0 to 6)", score.detractors),
            ]
            let nps = [
                "NPS", Words.decimal(estimate.value, 1), Words.interval(estimate.low, estimate.high, 1),
                Words.whole(estimate.n),
            ]
            return Page(
                "\(value): \(sheet.size)", [TextTable(["", "", "95 % interval", "n"], [nps] + (shares ?? []))],
                sentence(estimate))
        }

        private func sentence(_ estimate: Estimate) -> String {
            if estimate.standardError == 0 {
                return
                    "All answers fall into one class, so Wald's interval has no width: it does not say how sure this is."
            }
            if estimate.low > 0 { return "More people recommend than warn." }
            if estimate.high < 0 { return "More people warn than recommend." }
            return "These answers do not say whether more people recommend or warn: the interval holds 0."
        }
    }
}

extension Double {
    /// Without a “.0”.
    var formatted: String { self == rounded() && abs(self) < 1e15 ? "\(Int(self))" : "\(self)" }
}
