import Quantities
import Testing

@testable import Forecasting

@Suite("Averages over forms")
struct MixtureTests {
  @Test("Weights follow the criteria, and what carries little is left out")
  func weights() {
    let kept = MixtureModel.kept([12, 10, 30, 11, 11.5, 10.5])
    #expect(kept.map(\.place) == [1, 5, 3, 4])
    #expect(abs(kept.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
    // A difference of one in the criterion is a factor of √e.
    #expect(abs(kept[0].weight / kept[2].weight - 1.6487212707) < 1e-9)
    #expect(MixtureModel.kept([5, 40]).map(\.place) == [0])
    #expect(MixtureModel.kept([]).isEmpty)
  }

  @Test("The forecast is the weighted mean of the forms', and the path without shocks follows it")
  func forecast() throws {
    let series = CombinationTests.sample(72, seed: 12)
    let forms = [
      ETSForm(.additive, .additive, .additive), ETSForm(.additive, .damped, .additive),
    ]
    let models = try forms.map { try ETSModel(fitting: $0, to: series) }
    let mixture = try #require(MixtureModel(models))
    let forecast = try mixture.forecast(horizon: 6)
    let path = try mixture.path(
      shocks: [Double](repeating: 0, count: 6), parameterShocks: [])
    for step in 0..<6 {
      var mean = 0.0
      for (member, weight) in zip(mixture.members, mixture.weights) {
        mean += try weight * member.forecast(horizon: 6).distributions[step].mean
      }
      #expect(abs(forecast.distributions[step].mean - mean) < 1e-9)
      #expect(abs(path[step] - mean) < 1e-9)
    }
  }

  @Test("Averaged methods fit, and are fitted anew with the same forms")
  func methods() throws {
    let series = CombinationTests.sample(72, seed: 13)
    for mixture in [try AveragedSmoothing().fit(series), try AveragedARIMA().fit(series)] {
      #expect((1...4).contains(mixture.members.count))
      let again = try #require(
        try mixture.refitted(to: series.slice(0..<60)) as? MixtureModel)
      #expect(again.members.map(\.name.english) == mixture.members.map(\.name.english))
      #expect(again.series.count == 60)
      #expect(again.weights == mixture.weights)
    }
  }

  @Test("A constant series and a short one get a model or a reason")
  func edges() throws {
    let constant = Series(
      start: Period(year: 2020, month: 1), values: [Double](repeating: 5, count: 30))
    let flat = try AveragedARIMA().fit(constant).forecast(horizon: 2)
    #expect(abs(flat.distributions[1].mean - 5) < 1e-9)
    #expect(throws: ForecastingError.self) {
      try AveragedSmoothing().fit(Series(start: Period(year: 2020), values: [1.0]))
    }
  }
}
