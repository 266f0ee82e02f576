extension QuestionFigure {
    /// "+12", "3.42", "71.4 %".
    public var number: String { measure == .nps ? value.signed(0) : scale.text(value) }

    /// "NPS +12", "mean 3.42", "71.4 % yes".
    public var text: String {
        switch measure {
        case .mean: "mean \(number)"
        case .nps: "NPS \(number)"
        case .share: "\(number) yes"
        }
    }

    /// "[3.1, 3.8]"; nil where there is none.
    public var intervalText: String? { interval.map(scale.interval) }

    /// "up 0.42", "down 12", "up 8.1 points" of percent.
    public func text(ofChange change: Double) -> String {
        let size = scale.number(abs(change)) + (measure == .share ? " points" : "")
        return "\(change > 0 ? "up" : "down") \(size)"
    }
}

extension QuestionFigure {
    /// "between 4.5 and 5", in the scale of what a question's answers come to.
    public static func ends(of band: ReleasedBand, _ kind: Question.Kind) -> String {
        "between \(scale(of: kind).ends(band.interval))"
    }

    /// "mean between 4.5 and 5", "NPS between 75 and 100", "between 87.5 % and 100 % yes": what is said of a band.
    public static func text(of band: ReleasedBand, _ kind: Question.Kind) -> String {
        let scale = scale(of: kind)
        switch kind {
        case .recommend: return "NPS between \(scale.ends(band.interval))"
        case .yesNo: return "between \(scale.ends(band.interval)) yes"
        default: return "mean between \(scale.ends(band.interval))"
        }
    }
}

extension Scale {
    /// "4.5 and 5", "87.5 % and 100 %": the ends of a band, to stand behind "between".
    public func ends(_ band: ClosedRange<Double>) -> String {
        let mark = unit.isEmpty ? "" : "\u{202F}\(unit)"
        return "\(end(band.lowerBound))\(mark) and \(end(band.upperBound))\(mark)"
    }

    private func end(_ value: Double) -> String {
        let text = (format == .share ? value * 100 : value).shortest
        return text.hasPrefix("-") ? "\u{2212}\(text.dropFirst())" : text
    }
}

extension ReleasedBand {
    /// Why a band stands where a figure would.
    public static let reason = "The answers are so much alike that the exact figure would tell everybody’s."
}
