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
