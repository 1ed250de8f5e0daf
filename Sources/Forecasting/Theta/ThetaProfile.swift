/// The least-squares problem of the Theta models, with all but the smoothing constant solved for.
///
/// Given α the one-step errors are linear in the first level and in the part of the trend, so the
/// search runs over α alone.
struct ThetaProfile {
  let values: [Double]

  /// The lines, `nil` for the standard method, whose smoothing knows no trend.
  let lines: ThetaLines?

  /// The part of the trend where it is given, `nil` where it is estimated, 0…1.
  let part: Double?

  struct Solution {
    var alpha: Double
    var level: Double
    var part: Double
    var sumOfSquares: Double
  }

  /// The smoothing constants allowed: R's for exponential smoothing alone, otherwise those of
  /// Fiorucci et al.
  private var range: ClosedRange<Double> { lines == nil ? 1e-4...0.9999 : 0.1...0.99 }

  /// The first error that counts: the line through fewer than three values says nothing.
  private var firstError: Int { lines == nil ? 0 : 3 }

  /// The best solution: a grid over α, then parabolas through its best point.
  func best() -> Solution {
    let (low, high) = (range.lowerBound, range.upperBound)
    let last = 27
    var grid: [Solution] = []
    for first in stride(from: 0, to: last, by: 4) {
      let steps = SIMD4(0, 1, 2, 3) + Double(first)
      grid += solve(low + (high - low) / Double(last) * steps)
    }
    var place = 0
    for index in grid.indices where grid[index].sumOfSquares < grid[place].sumOfSquares {
      place = index
    }
    var best = grid[place]
    var left = grid[max(place - 1, 0)]
    var right = grid[min(place + 1, last)]
    while right.alpha - left.alpha > 1e-7 {
      var known = [left, best, right]
      known += solve(ThetaProfile.trials(left, best, right))
      known.sort { $0.alpha < $1.alpha }
      place = 0
      for index in known.indices where known[index].sumOfSquares < known[place].sumOfSquares {
        place = index
      }
      best = known[place]
      left = known[..<place].last { $0.alpha < best.alpha } ?? best
      right = known[(place + 1)...].first { $0.alpha > best.alpha } ?? best
    }
    return best
  }

  /// Where to look next between the neighbours of the best point: about the least point of the
  /// parabola through the three, or close to a bound on which the best point lies.
  private static func trials(_ left: Solution, _ best: Solution, _ right: Solution)
    -> SIMD4<Double>
  {
    let width = right.alpha - left.alpha
    if best.alpha <= left.alpha { return left.alpha + width * SIMD4(0.001, 0.01, 0.1, 0.5) }
    if best.alpha >= right.alpha { return right.alpha - width * SIMD4(0.001, 0.01, 0.1, 0.5) }
    let (a, b) = (best.alpha - left.alpha, right.alpha - best.alpha)
    let rise = b * (left.sumOfSquares - best.sumOfSquares)
    let fall = a * (right.sumOfSquares - best.sumOfSquares)
    let isCurved = rise + fall > 0
    let centre = best.alpha + (isCurved ? (b * rise - a * fall) / (2 * (rise + fall)) : 0)
    let between = a > b ? best.alpha - a / 2 : best.alpha + b / 2
    let trials = SIMD4(centre - 0.03 * width, centre, centre + 0.03 * width, between)
    return trials.clamped(
      lowerBound: SIMD4(repeating: left.alpha), upperBound: SIMD4(repeating: right.alpha))
  }

  /// The solutions for four smoothing constants at once.
  func solve(_ alphas: SIMD4<Double>) -> [Solution] {
    // Normal equations in the first level and the part of the trend. A pull of 1e-10 on the level
    // towards the first value keeps it finite where no error depends on it.
    var sums = Sums(least: 1e-10)
    let first = values[0]
    var level = SIMD4(repeating: first)
    // The weight of the first level, (1 − α)^t.
    var power = SIMD4<Double>(repeating: 1)
    let rest = 1 - alphas
    let inverse = 1 / alphas
    for (index, value) in values.enumerated() {
      let error = value - level
      let next = power * rest
      if index >= firstError {
        if let lines, index > 0 {
          let rise = lines.slopes[index - 1] * inverse
          sums.add(error, weight: power, lift: lines.heights[index - 1] * power + rise * (1 - next))
        } else {
          sums.add(error, weight: power, lift: .zero)
        }
      }
      level += alphas * error
      power = next
    }
    return (0..<4).map { lane in
      let part = lines == nil ? 0 : part ?? sums.bestPart(lane)
      return Solution(
        alpha: alphas[lane], level: first + sums.shift(lane, part: part), part: part,
        sumOfSquares: sums.squares(lane, part: part))
    }
  }
}

/// Sums of products of errors, of the weight of the first level in them, and of the lift that the
/// whole trend gives, for four smoothing constants.
private struct Sums {
  var weights: SIMD4<Double>
  var weightLifts = SIMD4<Double>.zero
  var lifts = SIMD4<Double>.zero
  var weightErrors = SIMD4<Double>.zero
  var liftErrors = SIMD4<Double>.zero
  var errors = SIMD4<Double>.zero

  init(least: Double) { weights = SIMD4(repeating: least) }

  @inline(__always)
  mutating func add(_ error: SIMD4<Double>, weight: SIMD4<Double>, lift: SIMD4<Double>) {
    weights += weight * weight
    weightLifts += weight * lift
    lifts += lift * lift
    weightErrors += weight * error
    liftErrors += lift * error
    errors += error * error
  }

  /// The part of the trend, 0…1, that leaves the least errors.
  func bestPart(_ lane: Int) -> Double {
    let ratio = weightLifts[lane] / weights[lane]
    let curvature = lifts[lane] - weightLifts[lane] * ratio
    let slope = liftErrors[lane] - ratio * weightErrors[lane]
    return curvature > 0 ? min(max(slope / curvature, 0), 1) : 0
  }

  /// By how much the first level departs from the first value.
  func shift(_ lane: Int, part: Double) -> Double {
    (weightErrors[lane] - weightLifts[lane] * part) / weights[lane]
  }

  /// The sum of squared errors that is left.
  func squares(_ lane: Int, part: Double) -> Double {
    let move = shift(lane, part: part)
    let linear = move * weightErrors[lane] + part * liftErrors[lane]
    let square = move * move * weights[lane] + part * part * lifts[lane]
    return max(errors[lane] - 2 * linear + square + 2 * move * part * weightLifts[lane], 0)
  }
}
