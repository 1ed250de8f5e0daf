import Quantities
import Testing

@testable import Forecasting

@Suite("Errors of fitted models")
struct FittedModelTests {
  /// A model that is always one too low and counts how often its fitted values are asked for.
  private struct Counting: FittedModel {
    final class Tally: @unchecked Sendable {
      var count = 0
    }

    let tally = Tally()
    let name = LocalizedText(verbatim: "counting")
    let residualVariance = 1.0
    let series = Series(
      start: Period(year: 2000, month: 1), values: (0..<240).map { $0 == 7 ? nil : Double($0) })

    var fitted: Series {
      tally.count += 1
      return series.map { $0 - 1 }
    }

    func forecast(horizon: Int) throws(ForecastingError) -> Forecast { throw .noObservation }

    func path(shocks: [Double], parameterShocks: [Double]) -> [Double] { shocks }
  }

  @Test("Fitted values are asked for once, however long the series and however deep the mixture")
  func once() {
    let members = (0..<4).map { _ in Counting() }
    let expected = members[0].series.map { _ in 1 }
    #expect(members[0].errors == expected)
    #expect(members[0].tally.count == 1)
    let mixture = MixtureModel(members: [members[1], members[2]], weights: [0.25, 0.75])
    let combination = CombinationModel(
      members: [mixture, members[3]], voices: [1, 1], weighting: .median, trials: [],
      series: members[3].series, season: nil)
    #expect(combination.errors == expected)
    #expect(members.map(\.tally.count) == [1, 1, 1, 1])
  }
}
