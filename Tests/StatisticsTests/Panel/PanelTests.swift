import Statistics
import Testing

@Suite struct PanelTests {
    static let terms = [PanelRegression.Term("value"), PanelRegression.Term("capital")]

    /// Three units over five periods, 2020 missing.
    static func small(_ change: (inout [Double]) -> Void = { _ in }) throws -> Panel {
        var x: [Double] = [1, 4, 2, 8, 5, 7, 1, 3, 3, 6, 2, 9, 4, 4, 1]
        change(&x)
        let y: [Double] = [2, 3, 5, 6, 1, 4, 4, 8, 2, 7, 3, 1, 6, 5, 9]
        return try Panel(
            units: (0..<15).map { ["north", "south", "east"][$0 / 5] },
            periods: (0..<15).map { [2018, 2019, 2021, 2022, 2023][$0 % 5] }, variables: [("x", x), ("y", y)])
    }

    @Test func `a missing year is never one period away`() throws {
        let fit = try PanelRegression(outcome: "y", regressors: [.init("x", lag: 1)], effects: .unit).fit(Self.small())
        // 2019, 2022 and 2023 have a year before them.
        #expect(fit.n == 9 && fit.periods == 3)
        let two = try PanelRegression(outcome: "y", regressors: [.init("x", lag: 2)], effects: .unit).fit(Self.small())
        // 2021 and 2023.
        #expect(two.n == 6 && two.periods == 2)
    }

    @Test func `the order of rows does not matter`() throws {
        let table = try Table("grunfeld")
        let (firm, year) = try (table.text("firm"), table.numbers("year").map { Int($0) })
        let columns = try ["inv", "value", "capital"].map { (name: $0, values: try table.numbers($0)) }
        var order = Array(firm.indices)
        var generator = SeededGenerator(seed: 3)
        generator.permute(&order)
        let shuffled = try Panel(
            units: order.map { firm[$0] }, periods: order.map { year[$0] },
            variables: columns.map { column in (column.name, order.map { column.values[$0] }) })
        let model = PanelRegression(outcome: "inv", regressors: Self.terms)
        let (a, b) = try (model.fit(Grunfeld.panel()), model.fit(shuffled))
        for (one, other) in zip(a.coefficients, b.coefficients) {
            #expect(close(one.estimate, other.estimate, 1e-12))
            #expect(close(one.se, other.se, 1e-12))
        }
    }

    @Test func `what all units share in a period, and what a unit always has, changes nothing`() throws {
        let model = PanelRegression(outcome: "y", regressors: [.init("x")])
        let plain = try model.fit(Self.small())
        let moved = try model.fit(
            Self.small { x in for i in x.indices { x[i] += Double(i / 5) * 1000 + Double(i % 5) * 77 } })
        #expect(close(plain.coefficients[0].estimate, moved.coefficients[0].estimate, 1e-10))
        #expect(close(plain.coefficients[0].se, moved.coefficients[0].se, 1e-10))
    }

    @Test func `scaling a regressor scales its slope and its error`() throws {
        let model = PanelRegression(outcome: "y", regressors: [.init("x")])
        let plain = try model.fit(Self.small()).coefficients[0]
        let scaled = try model.fit(Self.small { x in for i in x.indices { x[i] *= 1e6 } }).coefficients[0]
        #expect(close(plain.estimate, scaled.estimate * 1e6, 1e-12))
        #expect(close(plain.se, scaled.se * 1e6, 1e-12))
        #expect(close(plain.p, scaled.p, 1e-10))
    }

    @Test func `a panel in two pieces is fitted as both pieces together`() throws {
        // North and south in early years, east and west in late ones: period effects of one piece say nothing of the other.
        let units = ["north", "south", "east", "west"].flatMap { [String](repeating: $0, count: 4) }
        let periods = [1, 2, 3, 4, 1, 2, 3, 4, 11, 12, 13, 14, 11, 12, 13, 14]
        let x: [Double] = [1, 5, 2, 2, 4, 1, 3, 7, 2, 9, 4, 1, 5, 3, 8, 2]
        let y: [Double] = [3, 4, 1, 8, 2, 2, 6, 5, 7, 1, 3, 2, 9, 4, 5, 5]
        let whole = try PanelRegression(outcome: "y", regressors: [.init("x")])
            .fit(Panel(units: units, periods: periods, variables: [("x", x), ("y", y)]))
        // 16 rows, 4 units, 8 periods in 2 pieces: 4 + 8 − 2 degrees of freedom for the effects, 1 for the slope.
        #expect(whole.residualDegreesOfFreedom == 5)
        // By hand: half of each piece's difference between its two units, demeaned over its periods.
        var (xy, xx) = (0.0, 0.0)
        for piece in [0, 8] {
            let dx = (0..<4).map { x[piece + $0] - x[piece + 4 + $0] },
                dy = (0..<4).map { y[piece + $0] - y[piece + 4 + $0] }
            let (mx, my) = (dx.reduce(0, +) / 4, dy.reduce(0, +) / 4)
            for i in 0..<4 {
                xy += (dx[i] - mx) * (dy[i] - my)
                xx += (dx[i] - mx) * (dx[i] - mx)
            }
        }
        #expect(close(whole.coefficients[0].estimate, xy / xx, 1e-12))
    }

    @Test func `a unit seen once is left out and counted`() throws {
        var units = (0..<15).map { ["north", "south", "east"][$0 / 5] }
        units.append("lonely")
        let x: [Double] = [1, 4, 2, 8, 5, 7, 1, 3, 3, 6, 2, 9, 4, 4, 1, 100]
        let y: [Double] = [2, 3, 5, 6, 1, 4, 4, 8, 2, 7, 3, 1, 6, 5, 9, 100]
        let panel = try Panel(units: units, periods: (0..<16).map { $0 % 5 }, variables: [("x", x), ("y", y)])
        let fit = try PanelRegression(outcome: "y", regressors: [.init("x")]).fit(panel)
        #expect((fit.n, fit.units, fit.singletons) == (15, 3, 1))
    }

    @Test func `what cannot be fitted says why`() throws {
        let panel = try Self.small()
        func refusal(_ model: PanelRegression, _ panel: Panel) -> PanelError? {
            do throws(PanelError) {
                _ = try model.fit(panel)
                return nil
            } catch { return error }
        }
        #expect(refusal(.init(outcome: "y", regressors: [.init("z")]), panel) == .unknown("z"))
        #expect(
            refusal(.init(outcome: "y", regressors: [.init("x"), .init("x")]), panel)
                == .statistics(.collinear("x", with: ["x"])))
        let constant = try Self.small { x in for i in x.indices { x[i] = Double(i / 5) * 0.1 } }
        #expect(
            refusal(.init(outcome: "y", regressors: [.init("x")], effects: .unit), constant)
                == .noVariation("x", effects: .unit))
        let shared = try Self.small { x in for i in x.indices { x[i] = Double(i % 5) / 3 } }
        #expect(refusal(.init(outcome: "y", regressors: [.init("x")]), shared) == .noVariation("x", effects: .twoWay))
        #expect(refusal(.init(outcome: "y", regressors: [.init("x")], effects: .unit), shared) == nil)
        let empty = try Self.small { x in for i in x.indices { x[i] = .nan } }
        #expect(
            refusal(.init(outcome: "y", regressors: [.init("x")]), empty)
                == .statistics(.notEnoughData(unit: "complete rows", have: 0, need: 2)))
    }

    @Test func `a panel refuses doubled rows, unordered periods and infinities`() {
        #expect(throws: PanelError.duplicate("the row of north in 2020")) {
            try Panel(units: ["north", "north"], periods: [2020, 2020], variables: [("x", [1, 2])])
        }
        #expect(throws: PanelError.outOfOrder) { try Panel(units: ["a"], periods: [2, 1], variables: [], values: []) }
        #expect(throws: PanelError.statistics(.notFinite("x"))) {
            try Panel(units: ["north"], periods: [2020], variables: [("x", [.infinity])])
        }
        #expect(throws: PanelError.lengthsDiffer("x", 1, 2)) {
            try Panel(units: ["a", "b"], periods: [1, 1], variables: [("x", [1])])
        }
    }
}
