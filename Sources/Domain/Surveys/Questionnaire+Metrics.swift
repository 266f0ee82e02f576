/// One metric that a questionnaire feeds, and the questions whose answers make it.
public struct SurveyMetric: Hashable, Sendable {
    public let metric: Metric
    /// The items, in the order of the questionnaire; more than one where they make a scale.
    public let questions: [Question]

    /// The mean of the answered items, reversed ones turned round; nil where fewer than half were answered.
    public func value(of sheet: AnswerSheet) -> Double? {
        let values = questions.compactMap { question -> Double? in
            guard case .number(let number)? = sheet.answers[question.key], let range = question.kind.range else {
                return nil
            }
            return question.isReversed ? range.lowerBound + range.upperBound - number : number
        }
        guard !values.isEmpty, values.count * 2 >= questions.count else { return nil }
        return values.reduce(0, +) / Double(values.count)
    }
}

extension Questionnaire {
    /// A metric for each scale, and for each question with a number for an answer that belongs to none.
    ///
    /// Keys are `survey-scale` and `survey-question`, so a metric stays the same from version to version.
    public var metrics: [SurveyMetric] {
        var order: [String] = []
        var items: [String: [Question]] = [:]
        for question in questions where question.kind.range != nil {
            let name = question.scale ?? question.key
            if items[name] == nil { order.append(name) }
            items[name, default: []].append(question)
        }
        return order.map { name in SurveyMetric(metric: metric(name, items[name]!), questions: items[name]!) }
    }

    private func metric(_ name: String, _ items: [Question]) -> Metric {
        let kind = items[0].kind
        let range = kind.range ?? 0...1
        let isShare = kind == .yesNo
        return Metric(
            key: "\(key)-\(name)",
            name: items[0].scale.map(Self.words) ?? text(items[0].text, in: mainLanguage).shortened(to: 80),
            side: respondents == .employees ? .inside : .outside, respondents: [respondents],
            scale: Scale(
                low: range.lowerBound, high: range.upperBound,
                format: isShare ? .share : kind == .recommend ? .points : .plain),
            measure: kind == .recommend ? .nps : .mean, basis: .answers,
            note: items.count > 1 ? "The mean of \(items.count) questions." : text(items[0].text, in: mainLanguage),
            source: "Survey “\(text(title, in: mainLanguage))”")
    }

    /// "help-from-others" → "Help from others".
    private static func words(_ key: String) -> String {
        let text = key.replacing("-", with: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}

extension String {
    func shortened(to most: Int) -> String {
        count <= most ? self : prefix(most - 1).trimmedEnd + "…"
    }
}

extension Substring {
    fileprivate var trimmedEnd: String { String(reversed().drop(while: \.isWhitespace).reversed()) }
}
