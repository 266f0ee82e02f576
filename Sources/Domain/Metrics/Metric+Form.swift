extension Metric {
    /// Reads a metric from the fields `key`, `name`, `side`, `respondents` (any of `employees`, `customers`),
    /// `answered_by`, `scale_low`, `scale_high`, `format`, `measure`, `direction`, `basis`, `note`, `source`.
    ///
    /// Absent `format`, `measure`, `direction` and `basis` are plain, mean, higher and answers.
    /// Throws every problem at once.
    public init(_ form: Form) throws(FieldProblems) {
        var problems = FieldProblems()
        self.init(
            key: Self.key(form, &problems),
            name: Self.text("name", 1...120, form, &problems),
            side: Self.choice("side", nil, form, &problems) ?? .inside,
            respondents: Self.respondents(form, &problems),
            answeredBy: Self.text("answered_by", 0...60, form, &problems),
            scale: Self.scale(form, &problems),
            measure: Self.choice("measure", .mean, form, &problems) ?? .mean,
            direction: Self.choice("direction", .higher, form, &problems) ?? .higher,
            basis: Self.choice("basis", .answers, form, &problems) ?? .answers,
            note: Self.text("note", 0...1_000, form, &problems),
            source: Self.text("source", 0...300, form, &problems))
        if basis == .answers, respondents.isEmpty {
            problems.add(
                "respondents", "Say whose answers these are. Figures from records are “finished figures of units”.")
        }
        if measure == .nps, scale.low != 0 || scale.high != 10 {
            problems.add("measure", "A net promoter score is made of answers from 0 to 10.")
        }
        guard problems.isEmpty else { throw problems }
    }

    /// The metric as the fields of its form.
    public var form: Form {
        Form([
            "key": [key], "name": [name], "side": [side.rawValue], "respondents": respondents.map(\.rawValue),
            "answered_by": [answeredBy], "scale_low": [Self.text(scale.low)], "scale_high": [Self.text(scale.high)],
            "format": [scale.format.rawValue], "measure": [measure.rawValue], "direction": [direction.rawValue],
            "basis": [basis.rawValue], "note": [note], "source": [source],
        ])
    }

    private static func text(_ number: Double) -> String { Int64(exactly: number).map(String.init) ?? "\(number)" }

    private static func key(_ form: Form, _ problems: inout FieldProblems) -> String {
        let key = form["key"]
        let allowed = key.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
        if !allowed || !(1...64).contains(key.count) || key.hasPrefix("-") {
            problems.add("key", "Use 1 to 64 lower-case letters, digits and hyphens, such as “trust-in-leader”.")
        }
        return key
    }

    private static func text(
        _ field: String, _ length: ClosedRange<Int>, _ form: Form, _ problems: inout FieldProblems
    ) -> String {
        let text = form[field]
        if text.count < length.lowerBound { problems.add(field, "Please fill this in.") }
        if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            problems.add(field, "This must fit on one line.")
        }
        if text.count > length.upperBound || text.utf8.count > 8 * length.upperBound {
            problems.add(field, "At most \(length.upperBound) characters.")
        }
        return text
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ field: String, _ absent: Choice?, _ form: Form, _ problems: inout FieldProblems
    ) -> Choice? {
        if form[field].isEmpty, let absent { return absent }
        guard let choice = Choice(rawValue: form[field]) else {
            let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            problems.add(field, "Choose one of \(choices).")
            return nil
        }
        return choice
    }

    private static func respondents(_ form: Form, _ problems: inout FieldProblems) -> Set<Respondent> {
        let words = form.all("respondents").flatMap { $0.split { $0 == " " || $0 == "+" || $0 == "," } }
        let known = words.compactMap { Respondent(rawValue: String($0)) }
        if known.count < words.count { problems.add("respondents", "Choose among employees and customers.") }
        return Set(known)
    }

    private static func scale(_ form: Form, _ problems: inout FieldProblems) -> Scale {
        let low = number("scale_low", form, &problems)
        let high = number("scale_high", form, &problems)
        let format: Scale.Format = choice("format", .plain, form, &problems) ?? .plain
        guard let low, let high else { return Scale(low: 0, high: 1) }
        if low >= high { problems.add("scale_high", "The highest value must be above the lowest.") }
        return Scale(low: low, high: high, format: format)
    }

    private static func number(_ field: String, _ form: Form, _ problems: inout FieldProblems) -> Double? {
        guard let number = Double(form[field]), number.isFinite else {
            problems.add(field, "Please give a number, such as 5 or 0.5.")
            return nil
        }
        return number
    }
}
