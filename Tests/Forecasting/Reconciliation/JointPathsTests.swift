import Quantities
import Testing

@testable import Forecasting

@Suite("Paths of several series at once")
struct JointPathsTests {
  /// A model of large amounts whose paths run out of bounds where a shock is large.
  private struct Bursting: FittedModel {
    let name = LocalizedText(verbatim: "bursting")
    let series: Series
    let fitted: Series
    let residualVariance = 1e12
    let bound: Double

    init(bound: Double) {
      let start = Period(year: 2020, month: 1)
      series = Series(start: start, values: [1e8, 1e8])
      fitted = series
      self.bound = bound
    }

    func forecast(horizon: Int) throws(ForecastingError) -> Forecast {
      throw .noObservation
    }

    func path(shocks: [Double], parameterShocks: [Double]) -> [Double] {
      shocks.map { abs($0) > bound ? .infinity : 1e8 + 1e6 * $0 }
    }
  }

  private static func deviations(bound: Double) throws -> [Double] {
    let model = Bursting(bound: bound)
    return try JointPaths(
      [model], names: ["large"], from: model.series.end.advanced(by: 1), spreads: [[3]],
      count: 400, seed: 1
    ).deviations[0][0]
  }

  @Test("A path that runs out of bounds lies where its shock leads, in the unit of its series")
  func outOfBounds() throws {
    let whole = try Self.deviations(bound: .infinity)
    let cut = try Self.deviations(bound: 1.5)
    #expect(cut != whole)
    // The shocks themselves, stretched: what was lost comes back near its place.
    for (value, expected) in zip(cut, whole) { #expect(abs(value - expected) < 2) }
    #expect(zip(cut, whole).allSatisfy { abs($0.1) < 3 || $0.0 * $0.1 > 0 })
    let square = cut.reduce(0) { $0 + $1 * $1 } / Double(cut.count)
    #expect(abs(square.squareRoot() - 3) < 1e-9)
  }

  @Test("Where every path runs out of bounds, the shocks alone are left")
  func noneLeft() throws {
    let whole = try Self.deviations(bound: .infinity)
    let lost = try Self.deviations(bound: 0)
    for (value, expected) in zip(lost, whole) { #expect(abs(value - expected) < 1e-6) }
  }

  @Test("Margins asked for are met exactly, and paths keep their order")
  func margins() throws {
    let whole = try JointPaths(
      [Bursting(bound: .infinity), Bursting(bound: 1.5)], names: ["one", "other"],
      from: Period(year: 2020, month: 3), spreads: [[3, 4], [1, 0]], count: 400, seed: 1)
    func wanted(_ series: Int, _ step: Int, _ probability: Double) -> Double {
      let side = probability - 0.5
      return Double(series + 1) * Double(step + 2) * side * abs(side)
    }
    let shaped = whole.withMargins(wanted)
    #expect(shaped.count == 400 && shaped.isFromPast == whole.isFromPast)
    for (series, step) in [(0, 0), (0, 1), (1, 0)] {
      let (before, after) = (whole.deviations[step][series], shaped.deviations[step][series])
      let expected = (0..<400).map { wanted(series, step, (Double($0) + 0.5) / 400) }
      #expect(after.sorted() == expected)
      let order = before.indices.sorted { before[$0] < before[$1] }
      #expect(order.map { after[$0] } == expected)
    }
    // Where all paths are alike, nothing says how they would lie.
    #expect(shaped.deviations[1][1].allSatisfy { $0 == 0 })
  }
}
