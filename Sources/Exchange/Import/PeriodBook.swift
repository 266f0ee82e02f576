import Domain
import Storage

/// What is known about each period that a file names.
final class PeriodBook {
    static let expected =
        "A period is written 2023, 2023-Q1, 2023-04, 2023-W05 or 2023-04-30, with a year from 1900 to 2199."

    /// A period, who existed in it, and which places in it are taken.
    final class Page {
        let period: Period
        let standing: Ancestry.Standing
        /// For each column, a source's number by place, 0 where nothing is; nil where the period was not measured.
        let taken: [[UInt32]?]
        let hasTaken: Bool
        private var seen: [UInt64]

        fileprivate init(_ period: Period, _ ancestry: Ancestry, taken: [[UInt32]?]) {
            self.period = period
            standing = ancestry.standing(in: period)
            self.taken = taken
            hasTaken = taken.contains { $0 != nil }
            seen = Array(repeating: 0, count: ancestry.units.count / 64 + 1)
        }

        func isSeen(_ place: Int) -> Bool { seen[place / 64] >> UInt64(place % 64) & 1 == 1 }
        func mark(_ place: Int) { seen[place / 64] |= 1 << UInt64(place % 64) }
    }

    private let ancestry: Ancestry
    private let grain: Period.Grain?
    private let taken: TakenPlaces
    private var pages: [Period: Page] = [:]
    private var byText: [String: Page] = [:]

    init(_ ancestry: Ancestry, grain: Period.Grain?, taken: TakenPlaces) {
        self.ancestry = ancestry
        self.grain = grain
        self.taken = taken
    }

    func page(_ text: String) throws -> Page? {
        if let known = byText[text] { return known }
        guard let period = Period(text) else { return nil }
        let page = try page(coarsened(period))
        byText[text] = page
        return page
    }

    func page(_ period: Period) throws -> Page {
        if let known = pages[period] { return known }
        let page = Page(period, ancestry, taken: try taken.places(in: period))
        pages[period] = page
        return page
    }

    private func coarsened(_ period: Period) -> Period {
        guard let grain, grain.rawValue < period.grain.rawValue else { return period }
        return Period(grain, containing: period.firstDay)
    }
}
