import Domain

/// A round as a program wants it: the fields of the page's form.
struct RoundBody: RequestBody {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case unit, level, grain, shared, invite, attributes, sample, mail, protection, opens, reminders, report, embed,
            segments, threshold
        case restDays = "rest_days"
        case mayChange = "may_change"
        case daysOpen = "days_open"
        case timeZone = "time_zone"
        case repetition = "repeat"
        case commentThreshold = "comment_threshold"
        case afterDays = "after_days"
        case afterOf = "after_of"
    }

    let unit: String
    let level: String?
    let grain: String?
    let shared: Bool?
    let invite: Bool?
    let attributes: [String: [String]]?
    let sample: Int?
    let restDays: Int?
    let mail: Bool?
    let protection: String?
    let mayChange: Bool?
    let embed: Bool?
    let opens: String?
    let daysOpen: Int?
    let timeZone: String?
    let reminders: [Int]?
    let report: String?
    let segments: [String]?
    let threshold: Int?
    let commentThreshold: Int?
    let repetition: String?
    let afterDays: Int?
    let afterOf: String?

    /// The form that says the same. Throws ``FieldProblems`` for what no form could say.
    func form() throws(FieldProblems) -> Form {
        var problems = FieldProblems()
        if let grain, Period.Grain(word: grain) == nil {
            problems.add("grain", "Write one of \(Period.Grain.allCases.map(\.word).formattedList).")
        }
        if let protection, Protection(rawValue: protection) == nil {
            problems.add("protection", "Write one of \(Protection.allCases.map(\.rawValue).formattedList).")
        }
        for (name, values) in (attributes ?? [:]).sorted(by: { $0.key < $1.key })
        where values.isEmpty || !Self.fitsLine(name, apart: ":")
            || !values.allSatisfy({ Self.fitsLine($0, apart: ",") })
        {
            problems.add("attributes/\(name)", "An attribute has one value or more, without commas and line ends.")
        }
        if let segments, !segments.allSatisfy({ Self.fitsLine($0, apart: ",") }) {
            problems.add("segments", "Names of attributes, without commas and line ends.")
        }
        guard problems.isEmpty else { throw problems }
        let texts: [String: String?] = [
            "unit": unit, "level": level, "grain": grain, "attributes": attributes.map(Self.lines),
            "sample": sample.map(String.init), "rest_days": restDays.map(String.init), "protection": protection,
            "opens": opens, "days_open": daysOpen.map(String.init), "time_zone": timeZone,
            "reminders": reminders.map { $0.map(String.init).joined(separator: ", ") }, "report": report,
            "segments": segments.map { $0.joined(separator: ", ") }, "threshold": threshold.map(String.init),
            "comment_threshold": commentThreshold.map(String.init), "repeat": repetition,
            "after_days": afterDays.map(String.init), "after_of": afterOf,
        ]
        let ticks = ["shared": shared, "invite": invite, "mail": mail, "may_change": mayChange, "embed": embed]
        var fields = texts.compactMapValues { $0.map { [$0] } }
        for (name, isOn) in ticks where isOn == true { fields[name] = ["on"] }
        return Form(fields)
    }

    private static func fitsLine(_ text: String, apart: Character) -> Bool {
        !text.isEmpty && !text.contains { $0.isNewline || $0 == apart } && text.first?.isWhitespace == false
            && text.last?.isWhitespace == false
    }

    private static func lines(_ attributes: [String: [String]]) -> String {
        attributes.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.joined(separator: ", "))" }
            .joined(separator: "\n")
    }
}
