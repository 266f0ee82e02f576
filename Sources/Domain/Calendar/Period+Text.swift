extension Period {
    /// Reads `2023`, `2023-Q1`, `2023-04`, `2023-W05` or `2023-04-30`; years from 1900 to 2199.
    ///
    /// Returns nil for anything else, so that the caller can name the line and what was expected.
    public init?(_ text: some StringProtocol) {
        let text = text.uppercased()
        if let day = Day(text) {
            self.init(.day, ordinal: day.rawValue)
        } else if text.count == 4, let year = Self.year(in: text) {
            self.init(.year, ordinal: year)
        } else if text.count == 7, let year = Self.year(in: text.prefix(4)), text.dropFirst(4).first == "-" {
            self.init(year: year, part: text.dropFirst(5))
        } else if text.count == 8, let year = Self.year(in: text.prefix(4)), text.dropFirst(4).hasPrefix("-W") {
            self.init(year: year, week: text.suffix(2))
        } else {
            return nil
        }
        guard (1900...2199).contains(firstDay.civil.year) || grain == .week else { return nil }
    }

    private static func year(in text: some StringProtocol) -> Int? {
        guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let year = Int(text), (1900...2199).contains(year)
        else { return nil }
        return year
    }

    private init?(year: Int, part: Substring) {
        if part.first == "Q", let quarter = Int(part.dropFirst()), (1...4).contains(quarter) {
            self.init(.quarter, ordinal: year * 4 + quarter - 1)
        } else if part.allSatisfy({ $0.isASCII && $0.isNumber }), let month = Int(part), (1...12).contains(month) {
            self.init(.month, ordinal: year * 12 + month - 1)
        } else {
            return nil
        }
    }

    /// ISO 8601: week 1 holds the year's first Thursday.
    private init?(year: Int, week: Substring) {
        guard week.allSatisfy({ $0.isASCII && $0.isNumber }), let week = Int(week), week >= 1 else { return nil }
        let first = Period(.week, containing: Day(year: year, month: 1, day: 4))
        let candidate = first.advanced(by: week - 1)
        guard (candidate.firstDay + 3).civil.year == year else { return nil }
        self = candidate
    }

    /// What people read: `2023`, `2023 Q1`, `Apr 2023`, `2023 W05`, `30 Apr 2023`.
    public var label: String {
        let (year, month, day) = firstDay.civil
        return switch grain {
        case .year: "\(year)"
        case .quarter: "\(year) Q\(ordinal % 4 + 1)"
        case .month: "\(Self.months[month - 1]) \(year)"
        case .week: description.replacing("-", with: " ")
        case .day: "\(day) \(Self.months[month - 1]) \(year)"
        }
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

extension Period: CustomStringConvertible {
    /// The form that `init(_:)` reads, as it stands in files and URLs.
    public var description: String {
        let (year, month, _) = firstDay.civil
        switch grain {
        case .year: return padded(year, 4)
        case .quarter: return "\(padded(year, 4))-Q\(ordinal % 4 + 1)"
        case .month: return "\(padded(year, 4))-\(padded(month, 2))"
        case .week:
            let thursday = (firstDay + 3).civil.year
            let first = Period(.week, containing: Day(year: thursday, month: 1, day: 4))
            return "\(padded(thursday, 4))-W\(padded(ordinal - first.ordinal + 1, 2))"
        case .day: return firstDay.description
        }
    }
}
