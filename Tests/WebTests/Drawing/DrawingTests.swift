import Domain
import Testing

@testable import Web

struct DrawingTests {
    static let scale = Scale(low: 0, high: 100, format: .percent)
    static let periods = (2015...2018).map(Period.year)

    @Test func `a trend leaves gaps open and says where it begins and ends`() throws {
        let spark = try #require(Sparkline(values: [10, nil, 30, 40], periods: Self.periods, scale: Self.scale))
        #expect(spark.path.hasPrefix("M0.0,16.5M48.0,6.5L72.0,1.5M72.0,1.5m"))
        #expect(spark.summary == "from 10.0\u{202F}% in 2015 to 40.0\u{202F}% in 2018")
    }

    @Test func `one point is no trend`() {
        #expect(Sparkline(values: [nil, 5, nil, nil], periods: Self.periods, scale: Self.scale) == nil)
        #expect(Sparkline(values: [], periods: [], scale: Self.scale) == nil)
    }

    @Test func `a flat trend lies in the middle`() throws {
        let spark = try #require(Sparkline(values: [5, 5, 5, 5], periods: Self.periods, scale: Self.scale))
        #expect(spark.path.hasPrefix("M0.0,9.0L24.0,9.0L48.0,9.0L72.0,9.0M72.0,9.0m"))
    }

    @Test func `an interval beyond the axis is cut at its edge`() {
        let plot = ForestPlot(estimate: 0, low: -9, high: 0.5, reach: 1)
        #expect(plot.low == "4.0" && plot.zero == "96.0" && plot.point == "96.0" && plot.high == "142.0")
    }

    @Test func `shading steps hold a fifth each of a bell curve and need five figures that differ`() throws {
        #expect(HeatSteps([1.0, 2, 3, 4]) == nil)
        #expect(HeatSteps([2.0, 2, 2, 2, 2]) == nil)
        let steps = try #require(HeatSteps((0..<101).map(Double.init)))
        #expect([0.0, 35, 50, 65, 100].map(steps.step) == [1, 2, 3, 4, 5])
    }

    @Test func `probabilities and correlations are written as papers write them`() {
        #expect(0.0004.probability == "< .001" && 0.0341.probability == ".034" && 1.0.probability == "1.000")
        #expect(0.234.correlation == "+.23" && (-0.5).correlation == "−.50" && 1.0.correlation == "+1.00")
        #expect(
            10.25.correlation == "+10.25" && (-20.0).correlation == "−20.00" && Double.infinity.correlation == "open")
    }
}
