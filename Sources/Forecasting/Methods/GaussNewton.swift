/// Nonlinear least squares within bounds by damped Gauss–Newton steps.
///
/// Levenberg's method with Marquardt's scaling (SIAM Journal 11 (1963), 431–441): the normal
/// equations with their diagonal raised by a factor that shrinks after a step that keeps its
/// promise and grows after one that fails (Nielsen, *Damping Parameter in Marquardt's Method*,
/// Technical University of Denmark, IMM-REP-1999-05, equation 2.5). A coordinate on a bound that the gradient presses against it is held
/// there; a step past a bound ends on it.
enum GaussNewton {
  /// Residuals and, by row, their derivatives.
  typealias Evaluation = (residuals: [Double], jacobian: [Double])

  struct Outcome {
    var point: [Double]
    var sumOfSquares: Double
    var isConverged: Bool
  }

  /// Walks downhill from a point.
  ///
  /// - Parameters:
  ///   - start: Where to begin, within the bounds.
  ///   - bounds: The least and the largest value of the first coordinates; the others are free.
  ///   - steps: How many steps are tried at most.
  ///   - tolerance: The relative gain below which two steps in a row end the walk.
  ///   - evaluate: The residuals at a point, `nil` where the point is not allowed.
  /// - Returns: The best point, `nil` when the start is not allowed.
  static func minimise(
    from start: [Double], bounds: [ClosedRange<Double>], steps: Int, tolerance: Double,
    _ evaluate: ([Double]) -> Evaluation?
  ) -> Outcome? {
    guard var current = evaluate(start) else { return nil }
    var point = start
    var sum = current.residuals.reduce(0) { $0 + $1 * $1 }
    var damping = 1e-3
    var (quiet, growth) = (0, 4.0)
    let width = start.count
    for _ in 0..<steps {
      var (gram, gradient) = normalEquations(current, width: width)
      for (place, bound) in bounds.enumerated() {
        let held =
          point[place] <= bound.lowerBound && gradient[place] > 0
          || point[place] >= bound.upperBound && gradient[place] < 0
        if held { hold(place, &gram, &gradient, width: width) }
      }
      guard let step = solve(gram, gradient, width: width, damping: damping) else {
        damping *= 10
        if damping > 1e12 { break }
        continue
      }
      var candidate = zip(point, step).map { $0 - $1 }
      for (place, bound) in bounds.enumerated() {
        candidate[place] = min(max(candidate[place], bound.lowerBound), bound.upperBound)
      }
      let trial = evaluate(candidate)
      let trialSum = trial.map { $0.residuals.reduce(0) { $0 + $1 * $1 } } ?? .infinity
      // What the linearised residuals promise of the step at least.
      let promise = zip(gradient, step).reduce(0) { $0 + $1.0 * $1.1 }
      if let trial, trialSum <= sum {
        let gain = sum - trialSum
        quiet = gain <= tolerance * sum ? quiet + 1 : 0
        (point, current, sum) = (candidate, trial, trialSum)
        let bend = promise > 0 ? 2 * min(gain / promise, 1) - 1 : 1
        damping = max(damping * max(0.125, 1 - bend * bend * bend), 1e-12)
        growth = 4
        if quiet >= 2 || sum == 0 {
          return Outcome(point: point, sumOfSquares: sum, isConverged: true)
        }
      } else {
        damping *= growth
        growth *= 2
        if damping > 1e12 || promise <= tolerance * sum {
          return Outcome(point: point, sumOfSquares: sum, isConverged: true)
        }
      }
    }
    return Outcome(point: point, sumOfSquares: sum, isConverged: false)
  }

  /// Takes a coordinate out of the normal equations: its step becomes zero.
  private static func hold(
    _ place: Int, _ gram: inout [Double], _ gradient: inout [Double], width: Int
  ) {
    for other in 0..<width {
      gram[place * width + other] = 0
      gram[other * width + place] = 0
    }
    gram[place * width + place] = 1
    gradient[place] = 0
  }

  private static func normalEquations(_ evaluation: Evaluation, width: Int)
    -> (gram: [Double], gradient: [Double])
  {
    var gram = [Double](repeating: 0, count: width * width)
    var gradient = [Double](repeating: 0, count: width)
    for (row, residual) in evaluation.residuals.enumerated() {
      let start = row * width
      for i in 0..<width {
        let value = evaluation.jacobian[start + i]
        if value == 0 { continue }
        gradient[i] += value * residual
        for j in 0...i { gram[i * width + j] += value * evaluation.jacobian[start + j] }
      }
    }
    return (gram, gradient)
  }

  /// Solves (G + λ diag G) x = g by a Cholesky factor made in place; `nil` when it breaks down.
  private static func solve(_ gram: [Double], _ right: [Double], width: Int, damping: Double)
    -> [Double]?
  {
    var factor = gram
    let largest = (0..<width).map { gram[$0 * width + $0] }.max() ?? 0
    for i in 0..<width {
      factor[i * width + i] += damping * max(gram[i * width + i], 1e-12 * largest)
    }
    var x = right
    for i in 0..<width {
      for j in 0...i {
        var sum = factor[i * width + j]
        for k in 0..<j { sum -= factor[i * width + k] * factor[j * width + k] }
        if i == j {
          guard sum > 0 else { return nil }
          factor[i * width + i] = sum.squareRoot()
        } else {
          factor[i * width + j] = sum / factor[j * width + j]
        }
      }
      var value = x[i]
      for k in 0..<i { value -= factor[i * width + k] * x[k] }
      x[i] = value / factor[i * width + i]
    }
    for i in (0..<width).reversed() {
      var value = x[i]
      for k in i + 1..<max(width, i + 1) { value -= factor[k * width + i] * x[k] }
      x[i] = value / factor[i * width + i]
    }
    return x.allSatisfy(\.isFinite) ? x : nil
  }
}
