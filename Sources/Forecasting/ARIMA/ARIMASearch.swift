#if canImport(Glibc)
  internal import Glibc
#endif

/// The search for the coefficients of the highest likelihood.
///
/// The coordinates are partial autocorrelations, of −θ for a moving average, so that every point
/// within the bounds is stationary and invertible. The likelihood, with variance and regression at
/// their best, falls with Σ(eₜ/√Fₜ)²(ΠF)^(1/n), a sum of squares, which Gauss–Newton steps reduce
/// (Harvey, *Forecasting, Structural Time Series Models and the Kalman Filter*, 1989, section
/// 3.4.4).
struct ARIMASearch {
  let problem: ARIMAProblem

  /// How near to the unit circle an autoregression may come.
  static let largestAutoregression = 0.99999

  struct Outcome {
    var point: [Double]
    var coefficients: ARIMACoefficients
    var profile: ARIMAProblem.Profile
    var isConverged: Bool
  }

  /// The coefficients at partial autocorrelations.
  static func coefficients(_ point: [Double], _ order: ARIMAOrder) -> ARIMACoefficients {
    var rest = point[...]
    func take(_ count: Int, _ sign: Double) -> [Double] {
      defer { rest = rest.dropFirst(count) }
      return PartialCorrelations.coefficients(Array(rest.prefix(count))).map { sign * $0 }
    }
    let autoregressive = take(order.autoregressive, 1)
    let movingAverage = take(order.movingAverage, -1)
    let seasonalAutoregressive = take(order.seasonalAutoregressive, 1)
    return ARIMACoefficients(
      autoregressive: autoregressive, movingAverage: movingAverage,
      seasonalAutoregressive: seasonalAutoregressive,
      seasonalMovingAverage: take(order.seasonalMovingAverage, -1))
  }

  private var bounds: [ClosedRange<Double>] {
    let order = problem.order
    let (inner, outer) = (-Self.largestAutoregression...Self.largestAutoregression, -1.0...1.0)
    func ranges(_ count: Int, _ range: ClosedRange<Double>) -> [ClosedRange<Double>] {
      [ClosedRange<Double>](repeating: range, count: count)
    }
    return ranges(order.autoregressive, inner) + ranges(order.movingAverage, outer)
      + ranges(order.seasonalAutoregressive, inner) + ranges(order.seasonalMovingAverage, outer)
  }

  /// Walks from a point to the nearest optimum, `nil` where the point has no likelihood.
  func refine(from start: [Double], steps: Int = 60, tolerance: Double = 1e-9) -> Outcome? {
    let order = problem.order
    let bounds = bounds
    let width = start.count
    func evaluate(_ point: [Double]) -> GaussNewton.Evaluation? {
      // Slopes by small steps inwards, four points at a time.
      var points = [point]
      for place in 0..<width {
        var moved = point
        moved[place] += point[place] > 0 ? -1e-6 : 1e-6
        points.append(moved)
      }
      var base: [Double] = []
      var jacobian: [Double] = []
      for first in stride(from: 0, to: points.count, by: 4) {
        let four = (first..<first + 4).map {
          Self.coefficients(points[min($0, points.count - 1)], order)
        }
        guard let errors = problem.weightedErrors(four) else { return nil }
        if first == 0 {
          base = errors.map { $0[0] }
          jacobian = [Double](repeating: 0, count: base.count * width)
        }
        for lane in 0..<4 where first + lane > 0 && first + lane < points.count {
          let place = first + lane - 1
          let step = points[first + lane][place] - point[place]
          for row in base.indices {
            jacobian[row * width + place] = (errors[row][lane] - base[row]) / step
          }
        }
      }
      return (base, jacobian)
    }
    var outcome = GaussNewton.Outcome(point: start, sumOfSquares: 0, isConverged: true)
    if width > 0 {
      guard
        let found = GaussNewton.minimise(
          from: start, bounds: bounds, steps: steps, tolerance: tolerance, evaluate)
      else { return nil }
      outcome = found
    }
    let coefficients = Self.coefficients(outcome.point, order)
    guard let profile = problem.profile(coefficients) else { return nil }
    return Outcome(
      point: outcome.point, coefficients: coefficients, profile: profile,
      isConverged: outcome.isConverged)
  }

  /// The best optimum from several starting points, `nil` where none has a likelihood.
  ///
  /// - Parameter near: Where an earlier search has ended, a further starting point.
  func best(near: [Double]? = nil) -> Outcome? {
    let order = problem.order
    func start(_ ar: Double, _ ma: Double, _ sar: Double, _ sma: Double) -> [Double] {
      func part(_ count: Int, _ first: Double) -> [Double] {
        (0..<count).map { $0 == 0 ? first : 0 }
      }
      return part(order.autoregressive, ar) + part(order.movingAverage, ma)
        + part(order.seasonalAutoregressive, sar) + part(order.seasonalMovingAverage, sma)
    }
    var starts = [start(0.1, 0.05, 0.1, 0.05)]
    if order.coefficientCount > 0 {
      starts += [start(0.7, 0.4, 0.3, 0.6), start(-0.4, 0.5, 0.1, 0.6)]
    }
    if order.autoregressive > 0 && order.movingAverage > 0 {
      starts += [start(0.9, 0.6, 0.5, 0.3), start(0.3, -0.4, -0.2, 0.5)]
    }
    // A little inside the bounds, so that it can leave them.
    if let near { starts.append(near.map { min(max($0, -0.999), 0.999) }) }
    let outcomes = starts.compactMap { refine(from: $0, steps: 40, tolerance: 1e-7) }
    let leaders = outcomes.sorted { $0.profile.logLikelihood > $1.profile.logLikelihood }.prefix(2)
    let refined = leaders.compactMap { refine(from: $0.point, steps: 200, tolerance: 1e-10) }
    return refined.max { $0.profile.logLikelihood < $1.profile.logLikelihood }
  }
}
