import Quantities
import Testing

@testable import Reporting

@Suite("Scales and labels")
struct ScaleTests {
  @Test("Figures of any size have a handful of ticks", arguments: [1e16, 7e22, 3e120, 9e299])
  func large(_ figure: Double) {
    for values in [[0, figure], [-figure, figure], [0.9 * figure, figure]] {
      let ticks = LinearScale(around: values).ticks
      #expect((2...7).contains(ticks.count))
      #expect(ticks.allSatisfy { $0.isFinite })
    }
  }

  @Test(
    "Ticks are round, three to seven, and lie on the axis",
    arguments: [
      [0.0, 11.02], [32_470.8, 35_356.77], [-691, 112], [0, 0.72], [5, 5], [0, 0], [-3, -1],
      [0.00012, 0.00034], [1e9, 7e9],
    ])
  func ticks(values: [Double]) {
    let scale = LinearScale(around: values)
    #expect((3...7).contains(scale.ticks.count) || values[0] == values[1])
    #expect(scale.ticks.allSatisfy { $0 >= scale.low - 1e-9 && $0 <= scale.high * (1 + 1e-9) })
    #expect(values.allSatisfy { $0 >= scale.low && $0 <= scale.high })
  }

  @Test(
    "However large, small, close or strange the numbers are, there is a handful of ticks",
    arguments: [
      [-1e21, 4e21], [0, 2.5e17], [1e15, 1e15 + 0.25], [-1e308, 1e308], [1e299, 3e299],
      [0, 1e-12], [.leastNonzeroMagnitude, .leastNonzeroMagnitude], [.nan, .infinity],
      [-.infinity, 3, 7e18], [],
      [9_007_199_254_740_992, 9_007_199_254_740_994],
    ])
  func extremes(values: [Double]) {
    for most in [2, 6] {
      let scale = LinearScale(around: values, most: most)
      #expect((1...(most + 1)).contains(scale.ticks.count), "\(values) \(scale.ticks)")
      #expect(scale.low < scale.high && scale.ticks.allSatisfy(\.isFinite))
      let fitting = values.filter { abs($0) <= 1e300 }
      #expect(fitting.allSatisfy { $0 >= scale.low && $0 <= scale.high })
    }
  }

  @Test("Bars take zero in, far lines leave it out")
  func zero() {
    #expect(LinearScale(around: [90, 100]).low > 0)
    #expect(LinearScale(around: [90, 100], includesZero: true).low == 0)
    #expect(LinearScale(around: [30, 100]).low == 0)
  }

  @Test("Labels keep their order, do not overlap and stay inside")
  func placement() {
    let wishes = [50.0, 52, 51, 10, 99, 100]
    let heights = [Double](repeating: 12, count: 6)
    let centers = LabelPlacement.centers(wishes: wishes, heights: heights, top: 0, bottom: 110)
    let order = [3, 0, 2, 1, 4, 5]
    for (upper, lower) in zip(order, order.dropFirst()) {
      #expect(centers[lower] - centers[upper] >= 12 - 1e-9)
    }
    #expect(centers.allSatisfy { $0 >= 6 - 1e-9 && $0 <= 104 + 1e-9 })
    #expect(centers[3] == 10)
  }

  @Test("Text breaks between ideographs and at spaces")
  func wrapping() {
    #expect(TextMeasure.wrapped("参保人数增加", size: 10, width: 30) == ["参保人", "数增加"])
    #expect(TextMeasure.wrapped("cost per case", size: 10, width: 50) == ["cost per", "case"])
  }

  @Test("Coordinates have one decimal at most")
  func coordinates() {
    #expect(coordinate(1.25) == "1.3")
    #expect(coordinate(-0.01) == "0")
    #expect(coordinate(12) == "12")
  }
}
