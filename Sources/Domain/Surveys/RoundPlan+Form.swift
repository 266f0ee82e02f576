/// What somebody wants a round to be, read from a form, and when it begins.
public struct RoundWish: Hashable, Sendable {
    public let plan: RoundPlan
    /// The day of the opening; nil: at once.
    public let opensOn: Day?
    /// How it is asked again; nil: once.
    public let repetition: Repetition?

    /// The hour of the day at which planned rounds open.
    public static let openingHour = 8
    /// The greatest number of people whom a round asks for before it shows anything.
    public static let mostAskedFor = 1_000

    /// Finds every problem at once.
    ///
    /// - Parameters:
    ///   - units: the organisation as it stands today; the field `unit` names one by its key.
    ///   - today: the day before which no round can be planned to open.
    ///   - respondents: who is asked.
    public init(
        _ form: Form, units: UnitHierarchy, today: Day, asking respondents: Respondent
    ) throws(FieldProblems) {
        var reading = RoundReading(form: form)
        let unit = reading.unit(units)
        let audience = reading.audience()
        let hasSharedLink = form.has("shared")
        if !hasSharedLink, audience == nil {
            reading.problems.add(
                "shared", "Choose how people come to the questions: by the shared link, by personal links, or both.")
        }
        let protection = Protection(rawValue: form["protection"]) ?? .anonymous
        let mayChange = form.has("may_change")
        if mayChange, protection == .anonymous {
            reading.problems.add(
                "may_change", "Where nobody knows whose answers are whose, they cannot be found again to be changed.")
        }
        let segments = reading.segments(protection, invites: audience != nil)
        let policy = reading.policy(asking: respondents)
        let sendsMail = form.has("mail") && audience != nil
        let opensOn = reading.opening(today)
        let daysOpen = reading.number("days_open", 1...366, "A round is open for 1 to 366 days, or until you end it.")
        let reminders = reading.reminders(daysOpen: daysOpen, sendsMail: sendsMail)
        let zone = form["time_zone"].isEmpty ? "UTC" : form["time_zone"]
        if LocalTime(zone) == nil { reading.problems.add("time_zone", "Write a place such as Europe/Berlin.") }
        let report = reading.report()
        let subjects = reading.subjects(units)
        repetition = reading.repetition(hasEnd: daysOpen != nil, invites: audience != nil)
        guard reading.problems.isEmpty, let unit else { throw reading.problems }
        plan = RoundPlan(
            unit: unit, level: form["level"].isEmpty ? nil : form["level"],
            grain: Period.Grain(word: form["grain"]) ?? .month, protection: protection, audience: audience,
            hasSharedLink: hasSharedLink, mayChange: mayChange, sendsMail: sendsMail, daysOpen: daysOpen,
            reminders: reminders, timeZone: zone, report: report, mayEmbed: form.has("embed"), subjects: subjects,
            segments: segments, policy: policy)
        self.opensOn = opensOn
    }
}

private struct RoundReading {
    let form: Form
    var problems = FieldProblems()

    mutating func unit(_ units: UnitHierarchy) -> Unit.ID? {
        guard let unit = units.units.values.first(where: { $0.key == form["unit"] })?.id else {
            problems.add("unit", "Choose whom to ask.")
            return nil
        }
        let level = form["level"]
        if !level.isEmpty, !units.subtree(of: unit).contains(where: { units.units[$0]?.kind == level }) {
            problems.add("level", "There is no \(level) in what is asked.")
        }
        return unit
    }

    mutating func audience() -> Audience? {
        guard form.has("invite") else { return nil }
        return Audience(
            attributes: attributes(),
            sample: number("sample", 0...10_000_000, "Write how many are drawn, or nothing for everybody."),
            restDays: number("rest_days", 0...3_650, "Write a number of days, or nothing.") ?? 0)
    }

    /// A line for each attribute: `segment: gold, silver`.
    private mutating func attributes() -> [String: [String]] {
        var attributes: [String: [String]] = [:]
        for line in form["attributes"].split(whereSeparator: \.isNewline) where !line.allSatisfy(\.isWhitespace) {
            let halves = line.split(separator: ":", maxSplits: 1).map(String.init)
            let values = halves.last.map { $0.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty } } ?? []
            guard halves.count == 2, !values.isEmpty else {
                problems.add("attributes", "Write a line for each attribute, such as “segment: gold, silver”.")
                return [:]
            }
            attributes[Substring(halves[0]).trimmed] = values
        }
        return attributes
    }

    /// Names of attributes between commas.
    mutating func segments(_ protection: Protection, invites: Bool) -> [String] {
        var names: [String] = []
        for name in form["segments"].split(whereSeparator: { $0 == "," || $0.isNewline }).map(\.trimmed)
        where !name.isEmpty && !names.contains(name) { names.append(name) }
        guard !names.isEmpty else { return [] }
        if !protection.keepsPerson {
            problems.add(
                "segments",
                "Where nobody knows who answered, her attributes are not known either. Choose confidential or named.")
        } else if !invites {
            problems.add(
                "segments", "Only people of the directory have attributes. Let them have links of their own too.")
        }
        if names.contains(Subjects.segment) {
            problems.add("segments", "“\(Subjects.segment)” stands for what is asked about, which is counted anyway.")
        }
        if names.count > RoundPlan.mostSegments || names.contains(where: { $0.count > 100 }) {
            problems.add("segments", "Name at most \(RoundPlan.mostSegments) attributes.")
        }
        return names
    }

    /// From how many on employees' answers are shown: the guarantee, or more.
    mutating func policy(asking respondents: Respondent) -> ReleasePolicy {
        let (least, usual) = (ReleasePolicy.guarantee, ReleasePolicy.standard)
        guard respondents == .employees else { return usual }
        let threshold =
            number(
                "threshold", least...RoundWish.mostAskedFor,
                "\(least) or more: what fewer than \(least) people answered is never shown, whoever asks.")
            ?? usual.threshold
        let comments =
            number("comment_threshold", least...RoundWish.mostAskedFor, "Write a number of people.")
            ?? max(usual.commentThreshold, threshold)
        let fewest = max(usual.commentThreshold, threshold)
        if comments < fewest {
            problems.add("comment_threshold", "\(fewest) or more: words give away more than points.")
            return usual
        }
        return ReleasePolicy(
            threshold: threshold, commentThreshold: comments,
            turnoverThreshold: max(usual.turnoverThreshold, threshold)) ?? usual
    }

    mutating func number(_ field: String, _ range: ClosedRange<Int>, _ message: String) -> Int? {
        guard !form[field].isEmpty else { return nil }
        guard let number = Int(form[field]), range.contains(number) else {
            problems.add(field, message)
            return nil
        }
        return number
    }

    mutating func opening(_ today: Day) -> Day? {
        guard !form["opens"].isEmpty else { return nil }
        guard let day = Day(form["opens"]) else {
            problems.add("opens", "A day is written 2023-04-30.")
            return nil
        }
        if day < today { problems.add("opens", "This day is over. Choose a later one, or none to open at once.") }
        return day == today ? nil : day
    }

    mutating func reminders(daysOpen: Int?, sendsMail: Bool) -> [Int] {
        let texts = form["reminders"].split { $0 == "," || $0.isWhitespace }
        let days = texts.compactMap { Int($0) }
        guard days.count == texts.count, days.allSatisfy({ (1...366).contains($0) }), days.count <= 5 else {
            problems.add("reminders", "Write at most five numbers of days, such as “3, 7”.")
            return []
        }
        if !days.isEmpty, !sendsMail {
            problems.add("reminders", "Reminders go by mail. Let the invitations go by mail too.")
        }
        if let daysOpen, days.contains(where: { $0 >= daysOpen }) {
            problems.add("reminders", "Remind before the round ends.")
        }
        return Set(days).sorted()
    }

    mutating func report() -> String? {
        let report = form["report"]
        if report.utf8.count > 4_000 { problems.add("report", "This is too long. Say it in a few sentences.") }
        return report.isEmpty ? nil : report
    }

    /// A line for each: a unit's key, or `key: Name`.
    mutating func subjects(_ units: UnitHierarchy) -> Subjects? {
        guard let kind = Subjects.Kind(rawValue: form["about"]) else { return nil }
        let known = Dictionary(units.units.values.map { ($0.key, $0.name) }) { first, _ in first }
        var list: [Subjects.Subject] = []
        for line in form["subjects"].split(whereSeparator: \.isNewline).map(\.trimmed) where !line.isEmpty {
            let halves = line.split(separator: ":", maxSplits: 1).map(\.trimmed)
            let name =
                kind == .unit ? known[halves[0]] : halves.count == 2 && Questionnaire.isKey(halves[0]) ? halves[1] : nil
            guard let name, !name.isEmpty, !list.contains(where: { $0.key == halves[0] }), name.count <= 200 else {
                problems.add(
                    "subjects",
                    kind == .unit
                        ? "“\(line.prefix(60))” is no unit's key, or stands here twice."
                        : "“\(line.prefix(60))”: write a key of its own in small letters and the name, such as “till: At the till”."
                )
                return nil
            }
            list.append(.init(key: halves[0], name: name))
        }
        if list.isEmpty { problems.add("subjects", "Write a line for each that is asked about.") }
        if list.count > Subjects.most {
            problems.add("subjects", "At most \(Subjects.most) can be asked about in a round.")
        }
        return Subjects(kind: kind, list: list)
    }

    mutating func repetition(hasEnd: Bool, invites: Bool) -> Repetition? {
        switch form["repeat"] {
        case "": return nil
        case "after":
            let days = number("after_days", 0...3_650, "Write a number of days.") ?? 0
            let event = form["after_of"]
            if event.isEmpty { problems.add("after_of", "Write “start”, “leave”, or an attribute that holds a day.") }
            if !invites { problems.add("repeat", "After an event people are asked by personal links. Tick those too.") }
            return .after(days: days, of: event)
        default:
            guard let grain = Period.Grain(word: form["repeat"]) else {
                problems.add("repeat", "Choose how often.")
                return nil
            }
            if !hasEnd {
                problems.add("days_open", "What is asked again needs an end: say for how many days it is open.")
            }
            return .every(grain)
        }
    }
}

extension RoundPlan {
    /// By how many attributes results are broken down at most: each response is counted once more for each.
    public static let mostSegments = 5
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
