import Glibc
import Quantities
import TestSupport
import Testing

@testable import Forecasting

@Suite("The likelihood of data with gaps")
struct GappedFilterTests {
  /// An order, a season, how much is missing and where, and a number of regressors.
  struct Case: Sendable, CustomTestStringConvertible {
    let order: ARIMAOrder
    let season: Int
    let count: Int
    /// One value in so many is missing at random; 0 for none.
    let everyOther: Int
    /// Values that are missing together.
    var hole = 0..<0
    var regressors = 0

    var testDescription: String {
      "\(order) of \(season), \(count) with 1 in \(everyOther) and \(hole) missing, "
        + "\(regressors) regressors"
    }

    /// Data that drift, with the gaps.
    func problem(_ numbers: inout TestNumbers) -> ARIMAProblem {
      var level = 3.0
      let values = (0..<count).map { time -> Double in
        level += 0.1 + 0.3 * numbers.nextNormal()
        let value = level + Double((time * 5) % season) + numbers.nextNormal()
        let isMissing = everyOther > 0 && Int(1000 * abs(numbers.nextNormal())) % everyOther == 0
        return isMissing || hole.contains(time) ? .nan : value
      }
      let columns = (0..<regressors).map { _ in (0..<count).map { _ in numbers.nextNormal() } }
      return ARIMAProblem(
        order: order, seasonLength: season, values: values, regressors: columns)
    }

    /// A point within the bounds of the search.
    func coefficients(_ numbers: inout TestNumbers, spread: Double) -> ARIMACoefficients {
      let point = (0..<order.coefficientCount).map { _ in
        min(max(spread * numbers.nextNormal(), -0.95), 0.95)
      }
      return ARIMASearch.coefficients(point, order)
    }
  }

  static let cases: [Case] = [
    Case(order: ARIMAOrder(0, 1, 1, seasonal: (0, 1, 1)), season: 12, count: 115, everyOther: 10),
    Case(order: ARIMAOrder(2, 1, 1, seasonal: (1, 1, 1)), season: 12, count: 90, everyOther: 5),
    Case(order: ARIMAOrder(3, 0, 2, seasonal: (2, 0, 0)), season: 12, count: 100, everyOther: 8),
    Case(order: ARIMAOrder(1, 0, 0, seasonal: (0, 1, 2)), season: 4, count: 60, everyOther: 3),
    Case(order: ARIMAOrder(1, 1, 0), season: 12, count: 50, everyOther: 6, hole: 20..<32),
    Case(order: ARIMAOrder(0, 2, 2), season: 1, count: 40, everyOther: 7, hole: 1..<3),
    Case(
      order: ARIMAOrder(0, 1, 1, seasonal: (0, 1, 1)), season: 12, count: 80, everyOther: 0,
      hole: 2..<9),
    Case(order: ARIMAOrder(2, 0, 0), season: 1, count: 30, everyOther: 4),
    Case(order: ARIMAOrder(0, 0, 3), season: 1, count: 30, everyOther: 4, regressors: 1),
    Case(
      order: ARIMAOrder(0, 1, 1, seasonal: (0, 1, 1)), season: 12, count: 96, everyOther: 9,
      regressors: 3),
    Case(
      order: ARIMAOrder(1, 0, 1, seasonal: (1, 0, 0)), season: 4, count: 64, everyOther: 9,
      regressors: 2),
  ]

  @Test("Four models at once have the errors and the likelihoods of each", arguments: cases)
  func four(one: Case) throws {
    var numbers = TestNumbers(seed: 17)
    for round in 0..<4 {
      let problem = one.problem(&numbers)
      #expect(problem.differenced.isEmpty)
      let points = (0..<4).map { _ in
        one.coefficients(&numbers, spread: [0.1, 0.4, 0.8, 1.5][round])
      }
      let plain = try points.map { try Self.plainErrors(problem, $0) }
      // Where a variance counts in one model and not in another, none is compared.
      guard let fast = problem.weightedErrors(points) else {
        #expect(round == 3 && Set(plain.map(\.count)).count > 1)
        continue
      }
      for (lane, errors) in plain.enumerated() {
        #expect(fast.count == errors.count && fast.count >= problem.usedCount)
        for (left, right) in zip(fast, errors) {
          #expect(abs(left[lane] - right) <= 1e-7 * (1 + abs(right)))
        }
      }
    }
  }

  /// The weighted errors by the filter of the state, every value and every past value in it.
  private static func plainErrors(_ problem: ARIMAProblem, _ point: ARIMACoefficients) throws
    -> [Double]
  {
    let length = problem.seasonLength
    var space = try #require(
      ARIMAStateSpace(
        phi: point.fullAutoregression(seasonLength: length),
        theta: point.fullMovingAverage(seasonLength: length),
        weights: ARIMAStateSpace.differenceWeights(order: problem.order, seasonLength: length),
        seriesCount: problem.series.count))
    var errors = [[Double]](repeating: [], count: problem.series.count)
    var logVariances = 0.0
    for time in problem.series[0].indices {
      guard let step = space.take(problem.series.map { $0[time] }),
        step.variance < ARIMAStateSpace.largestVariance
      else { continue }
      logVariances += log(step.variance)
      for place in errors.indices {
        errors[place].append(step.errors[place] / step.variance.squareRoot())
      }
    }
    let columns = Array(errors.dropFirst())
    let solution = try #require(ARIMAProblem.leastSquares(columns, errors[0]))
    let scale = exp(logVariances / Double(2 * errors[0].count))
    return errors[0].indices.map { row in
      scale * zip(columns, solution).reduce(errors[0][row]) { $0 - $1.0[row] * $1.1 }
    }
  }

  @Test("The likelihood is that of the observed values' joint distribution")
  func direct() throws {
    // A stationary process: the covariances of what is observed, by Cholesky's factor.
    var numbers = TestNumbers(seed: 3)
    let one = Case(order: ARIMAOrder(2, 0, 1), season: 1, count: 24, everyOther: 3)
    let problem = one.problem(&numbers)
    let points = (0..<4).map { _ in one.coefficients(&numbers, spread: 0.5) }
    let fast = try #require(problem.weightedErrors(points))
    let times = problem.series[0].indices.filter { !problem.series[0][$0].isNaN }
    #expect(times.count < problem.series[0].count)
    for (lane, point) in points.enumerated() {
      let covariances = autocovariances(point, count: problem.series[0].count)
      var factor: [[Double]] = []
      var (errors, logDeterminant): ([Double], Double) = ([], 0)
      for (row, time) in times.enumerated() {
        var line: [Double] = []
        for column in 0..<row {
          let known = zip(line, factor[column]).reduce(0) { $0 + $1.0 * $1.1 }
          line.append((covariances[time - times[column]] - known) / factor[column][column])
        }
        let pivot = (covariances[0] - line.reduce(0) { $0 + $1 * $1 }).squareRoot()
        let known = zip(line, errors).reduce(0) { $0 + $1.0 * $1.1 }
        errors.append((problem.series[0][time] - known) / pivot)
        logDeterminant += 2 * log2(pivot)
        factor.append(line + [pivot])
      }
      let scale = exp2(logDeterminant / Double(2 * times.count))
      for (error, found) in zip(errors, fast) { #expect(abs(error * scale - found[lane]) < 1e-9) }
    }
  }

  /// Autocovariances by the effects of innovations long past.
  private func autocovariances(_ point: ARIMACoefficients, count: Int) -> [Double] {
    var impulses: [Double] = []
    for lag in 0..<4000 {
      var value = lag == 0 ? 1 : lag <= point.movingAverage.count ? point.movingAverage[lag - 1] : 0
      for (place, phi) in point.autoregressive.enumerated() where place < lag {
        value += phi * impulses[lag - 1 - place]
      }
      impulses.append(value)
    }
    return (0..<count).map { lag in
      (lag..<impulses.count).reduce(0) { $0 + impulses[$1] * impulses[$1 - lag] }
    }
  }
}
