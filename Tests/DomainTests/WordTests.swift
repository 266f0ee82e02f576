import Domain
import Testing

struct WordTests {
    @Test(arguments: [
        ("school", "schools"), ("city", "cities"), ("day", "days"), ("branch", "branches"), ("class", "classes"),
        ("box", "boxes"), ("stores", "stores"), ("campus", "campuses"), ("", "s"),
    ])
    func `nouns get their plural`(one: String, many: String) { #expect(plural(of: one) == many) }

    @Test func `of periods of different length the one that ends later is newer`() {
        let periods: [Period] = [.year(2024), Period("2015-01-05")!, Period("2023-12")!, Period("2024-12")!]
        #expect(periods.sorted(by: Period.isEarlier) == [periods[1], periods[2], periods[3], periods[0]])
    }

    @Test func `answers that are all alike have no spread, whatever their rounding`() {
        let alike = Observation(
            n: 10, sum: Array(repeating: 0.1, count: 10).reduce(0, +),
            sumOfSquares: (0..<10).reduce(0) { sum, _ in sum + 0.1 * 0.1 })
        #expect(alike.variance == 0)
        #expect(Observation(n: 2, sum: 3, sumOfSquares: 5).variance == 0.5)
    }
}
