import Quantities
import Testing

@testable import Forecasting

@Suite("Combined, else one method selected")
struct AutomaticMethodTests {
  private let series = CombinationTests.sample(60, seed: 4)

  private func combination(_ members: any ForecastMethod...) -> CombinationMethod {
    CombinationMethod(members: members, trials: CombinationTests.trials)
  }

  /// A combination that a monthly series does not carry.
  private var impossible: CombinationMethod { combination(RegressionMethod(regressors: [Never()])) }

  private struct Never: Regressor {
    let name = LocalizedText("未知", "never")
    func value(in period: Period) -> Double? { nil }
  }

  /// A method whose forecast is finite in its first year only.
  private struct Short: ForecastMethod {
    let name = LocalizedText("短", "short")
    func fit(_ series: Series) throws(ForecastingError) -> ShortModel {
      ShortModel(series: series, inner: try SimpleMethod.mean.fit(series))
    }
  }

  private struct ShortModel: FittedModel {
    let name = LocalizedText("短", "short")
    let series: Series
    let inner: SimpleFit
    var fitted: Series { inner.fitted }
    var residualVariance: Double { inner.residualVariance }
    func forecast(horizon: Int) throws(ForecastingError) -> Forecast {
      let known = inner.forecast(horizon: horizon)
      return Forecast(
        method: name, start: known.start,
        distributions: known.distributions.enumerated().map { step, one in
          step < 12 ? one : PredictiveDistribution(location: one.mean, scale: 1e308)
        })
    }
    func path(shocks: [Double], parameterShocks: [Double]) throws(ForecastingError) -> [Double] {
      inner.path(shocks: shocks, parameterShocks: parameterShocks)
    }
  }

  @Test("What serves stands as it is: its forecast, its paths and its errors")
  func combined() throws {
    let own = combination(ThetaMethod(), SimpleMethod.seasonalNaive)
    let model = try AutomaticMethod([own], horizon: 12).fit(series)
    let plain = try own.fit(series)
    #expect(model.course == .combination && !model.course.isSelection)
    #expect(model.name == plain.name)
    for horizon in [5, 12, 20] {
      #expect(
        try model.forecast(horizon: horizon).distributions
          == plain.forecast(horizon: horizon).distributions)
    }
    let shocks = (0..<6).map { Double($0) / 3 - 1 }
    let own0 = [Double](repeating: 0, count: plain.parameterShockCount)
    #expect(model.parameterShockCount == own0.count)
    #expect(
      try model.path(shocks: shocks, parameterShocks: own0)
        == plain.path(shocks: shocks, parameterShocks: own0))
    #expect(
      model.scaledErrorsByOrigin.map { $0.map(\.error) }
        == plain.scaledErrorsByOrigin.map { $0.map(\.error) })
    #expect(!model.scaledErrorsByOrigin.joined().isEmpty)
  }

  @Test("Equal values are not combined, and nothing at all is refused")
  func equal() throws {
    let method = AutomaticMethod([combination(ThetaMethod())], horizon: 12)
    let flat = Series(start: series.start, values: (0..<40).map { $0 % 9 == 4 ? nil : 7.0 })
    let model = try method.fit(flat)
    #expect(model.course == .selectionOfEqualValues && model.course.isSelection)
    #expect(try model.forecast(horizon: 12).distributions.allSatisfy { $0.mean == 7 })
    #expect(model.scaledErrorsByOrigin.isEmpty)
    #expect(throws: ForecastingError.noObservation) {
      try method.fit(Series(start: series.start, values: [nil, nil]))
    }
  }

  @Test("What fails gives way to the next, then to a method selected, with the reason")
  func gaveWay() throws {
    let reason = ForecastingError.regressorUnknown(name: Never().name, series.start)
    let later = try AutomaticMethod([impossible, combination(ThetaMethod())], horizon: 12)
      .fit(series)
    #expect(later.course == .laterCombination(reason) && !later.course.isSelection)
    #expect(!later.scaledErrorsByOrigin.isEmpty)
    let selected = try AutomaticMethod([impossible], isNonNegative: true, horizon: 50).fit(series)
    #expect(selected.course == .selection(reason) && selected.course.isSelection)
    let plain = try SelectionMethod(isNonNegative: true, reach: 50).fit(series)
    #expect(
      try selected.forecast(horizon: 50).distributions == plain.forecast(horizon: 50).distributions)
  }

  @Test("A combination that does not stay finite as far as is forecast gives way")
  func notFinite() throws {
    let own = combination(Short(), SimpleMethod.mean)
    #expect(try AutomaticMethod([own], horizon: 12).fit(series).course == .combination)
    #expect(try AutomaticMethod([own], horizon: 13).fit(series).course.isSelection)
  }

  @Test("Known effects are taken off what is combined, put back on, and left in what is selected")
  func effects() throws {
    let event = Indicator(
      name: LocalizedText("改革", "reform"), from: series.start.advanced(by: 40))
    let shifted = Series(
      start: series.start,
      values: zip(series.periods, series.values).map { period, value in
        value.map { $0 * (event.value(in: period) == 1 ? 1.5 : 1) }
      })
    let adjustment = try PreAdjustment(of: shifted, regressors: [event])
    let own = combination(ThetaMethod(), SimpleMethod.seasonalNaive)
    let model = try AutomaticMethod([own], adjustment: adjustment, horizon: 12).fit(shifted)
    #expect(model.course == .combination && model.name.english.hasSuffix("with 1 regressors"))
    let plain = try own.fit(try adjustment.adjusted(shifted)).forecast(horizon: 12)
    let last = try adjustment.effect(in: shifted.end.advanced(by: 12))
    #expect(
      try model.forecast(horizon: 12).distributions[11].median
        == adjustment.apply(last, to: plain.distributions[11]).median)
    let selected = try AutomaticMethod([impossible], adjustment: adjustment, horizon: 12)
      .fit(shifted)
    #expect(
      try selected.forecast(horizon: 12).distributions
        == SelectionMethod(reach: 12).fit(shifted).forecast(horizon: 12).distributions)
  }
}
