import Glibc
import LinearAlgebra
import Quantities
import Testing

@testable import Forecasting

@Suite("How well the effects of known quantities are known")
struct EffectUncertaintyTests {
  static let start = Period(year: 2010)

  static func shift(_ year: Int) -> EventRegressor {
    EventRegressor(
      name: LocalizedText("变化", "change \(year)"), kind: .shift, from: Period(year: year))
  }

  static func pulse(_ year: Int) -> EventRegressor {
    EventRegressor(
      name: LocalizedText("年份", "year \(year)"), kind: .pulse, from: Period(year: year))
  }

  /// A wandering annual series, some values below zero so that effects are amounts.
  static func series(_ count: Int, seed: UInt64 = 5) -> Series {
    var numbers = TestNumbers(seed: seed)
    var level = 0.0
    return Series(
      start: start,
      values: (0..<count).map { _ -> Double in
        level += 0.4 * numbers.nextNormal()
        return level + numbers.nextNormal()
      })
  }

  @Test("Standard errors and forecast variances are those of generalised least squares")
  func plainFormula() throws {
    let series = Self.series(24)
    // One effect of a year that recurs, one of a change that stays.
    let recurring = GivenRegressor(
      name: LocalizedText("每五年", "every five years"),
      series: Series(start: Self.start, values: (0..<30).map { $0 % 5 == 2 ? 1.0 : 0 }))
    let regressors: [any Regressor] = [recurring, Self.shift(2031)]
    let adjustment = try PreAdjustment(of: series, regressors: regressors)
    #expect(!adjustment.isLogarithmic && adjustment.dropped.isEmpty)
    // Differences of the errors are a moving average of order one: a tridiagonal covariance. The
    // coefficient is found again by least squares of the same likelihood on a grid.
    let n = series.count - 1
    func differences(_ values: [Double]) -> [Double] {
      zip(values.dropFirst(), values).map { $0 - $1 }
    }
    func covariance(_ theta: Double) -> Matrix {
      Matrix(rows: n, columns: n) { row, column in
        row == column ? 1 + theta * theta : (abs(row - column) == 1 ? theta : 0)
      }
    }
    let columns = regressors.map { one in
      differences(series.periods.map { one.value(in: $0) ?? .nan })
    }
    let response = differences(series.storage)
    let design = Matrix(columns: columns)
    func fit(_ theta: Double) throws -> (
      beta: [Double], inverse: Matrix, sum: Double, likelihood: Double,
      factor: CholeskyFactorization
    ) {
      let factor = try CholeskyFactorization(covariance(theta))
      let weighted = try factor.solve(design)
      let gram = try CholeskyFactorization(weighted.transposed() * design)
      let beta = try gram.solve(weighted.transposed() * response)
      let fitted = design * beta
      let residual = zip(response, fitted).map { $0 - $1 }
      let solved = try factor.solve(residual)
      let sum = zip(residual, solved).reduce(0) { $0 + $1.0 * $1.1 }
      let logDeterminant = factor.lower.diagonal.reduce(0) { $0 + 2 * log($1) }
      return (
        beta, try gram.solve(Matrix.identity(2)), sum,
        -0.5 * (Double(n) * log(sum / Double(n)) + logDeterminant), factor
      )
    }
    var (low, high) = (-0.999, 0.999)
    for _ in 0..<100 {
      let (left, right) = (low + (high - low) * 0.382, low + (high - low) * 0.618)
      if try fit(left).likelihood > fit(right).likelihood { high = right } else { low = left }
    }
    let theta = (low + high) / 2
    let found = try fit(theta)
    let variance = found.sum / Double(n - 2 - 1)
    for (place, error) in adjustment.standardErrors.enumerated() {
      #expect(abs(adjustment.coefficients[place] - found.beta[place]) < 1e-4)
      #expect(abs(error / (variance * found.inverse[place, place]).squareRoot() - 1) < 1e-4)
    }
    // What the model foresees of a regressor one step ahead: its last value and the expected
    // difference, whose covariance with the last difference is θ.
    let model = ExplainedModel(
      try SimpleMethod.naive.fit(try adjustment.adjusted(series)), adjustment: adjustment,
      series: series)
    let next = series.end.advanced(by: 1)
    let unforeseen = try regressors.indices.map { place -> Double in
      let solved = try found.factor.solve(columns[place])
      let last = regressors[place].value(in: series.end) ?? .nan
      return (regressors[place].value(in: next) ?? .nan) - last - theta * solved[n - 1]
    }
    var added = 0.0
    for row in 0..<2 {
      for column in 0..<2 {
        added += variance * unforeseen[row] * found.inverse[row, column] * unforeseen[column]
      }
    }
    let inner = try model.inner.forecast(horizon: 1).distributions[0].scale
    let outer = try model.forecast(horizon: 1).distributions[0].scale
    #expect(added > 0)
    #expect(abs((outer * outer - inner * inner) / added - 1) < 1e-3)
  }

  @Test("A change of long ago adds nothing to the range, one of the last year does")
  func oldAndNew() throws {
    let series = Self.series(40)
    func added(_ regressor: EventRegressor, _ step: Int) throws -> Double {
      let model = try ExplainedMethod(SimpleMethod.naive, regressors: [regressor]).fit(series)
      let inner = try model.inner.forecast(horizon: step).distributions[step - 1].scale
      let outer = try model.forecast(horizon: step).distributions[step - 1].scale
      #expect(outer >= inner)
      return outer * outer - inner * inner
    }
    // A year long past says nothing of the coming ones; a recent one had bent the level.
    let old = try added(Self.shift(2015), 1)
    let new = try added(Self.shift(2048), 1)
    #expect(old < 0.01 * new, "\(old) \(new)")
    #expect(try added(Self.pulse(2015), 3) < 1e-3)
  }

  @Test(
    "Means stay where they were, and paths spread as wide as the forecast says", arguments: [0, 20])
  func paths(level: Double) throws {
    let series = Self.series(30).map { level == 0 ? $0 : level + 0.2 * $0 }
    let model = try ExplainedMethod(SimpleMethod.naive, regressors: [Self.shift(2038)]).fit(series)
    #expect(model.adjustment.isLogarithmic == (level > 0))
    let forecast = try model.forecast(horizon: 2)
    let count = model.parameterShockCount
    let central = try model.path(
      shocks: [0, 0], parameterShocks: [Double](repeating: 0, count: count))
    for (value, distribution) in zip(central, forecast.distributions) {
      #expect(abs(value - distribution.mean) < 1e-9 * max(abs(value), 1))
    }
    var numbers = TestNumbers(seed: 9)
    var (sum, squares) = (0.0, 0.0)
    let draws = 20_000
    for _ in 0..<draws {
      let path = try model.path(
        shocks: [numbers.nextNormal(), numbers.nextNormal()],
        parameterShocks: (0..<count).map { _ in numbers.nextNormal() })
      sum += path[1] - central[1]
      squares += (path[1] - central[1]) * (path[1] - central[1])
    }
    let mean = sum / Double(draws)
    let deviation = (squares / Double(draws) - mean * mean).squareRoot()
    #expect(abs(deviation / forecast.distributions[1].standardDeviation - 1) < 0.03)
  }

  @Test(
    "A widened distribution keeps its mean and gains the variance",
    arguments: [
      PredictiveDistribution.Transformation.identity, .logarithm, .power(BoxCox(exponent: 0.4)),
    ])
  func widened(transformation: PredictiveDistribution.Transformation) {
    let one = PredictiveDistribution(location: 2, scale: 0.3, transformation: transformation)
    let added = one.widened(by: 0.25)
    #expect(abs(added.mean - one.mean) < 1e-12)
    let own = one.standardDeviation * one.standardDeviation
    #expect(abs(added.standardDeviation * added.standardDeviation - own - 0.25) < 1e-9)
    let factor = one.widened(byFactorOfVariance: 0.04)
    #expect(abs(factor.mean / one.mean - 1) < 1e-12)
    let squares = own + one.mean * one.mean
    let expected = squares * exp(0.04) - one.mean * one.mean
    #expect(abs(factor.standardDeviation * factor.standardDeviation / expected - 1) < 1e-9)
    #expect(
      one.widened(by: 0).quantile(0.9) == one.shifted(by: 0).quantile(0.9)
        || transformation == .identity)
  }
}
