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

  /// The best solution: a grid over α, then golden sections around its best point.
  func best() -> Solution {
    let count = 24
    let width = range.upperBound - range.lowerBound
    let grid = (0...count).map { solve(range.lowerBound + width * Double($0) / Double(count)) }
    var place = 0
    for index in grid.indices where grid[index].sumOfSquares < grid[place].sumOfSquares {
      place = index
    }
    var low = grid[max(place - 1, 0)].alpha
    var high = grid[min(place + 1, count)].alpha
    let ratio = (5.0.squareRoot() - 1) / 2
    var (left, right) = (solve(high - ratio * (high - low)), solve(low + ratio * (high - low)))
    while high - low > 1e-8 {
      if left.sumOfSquares <= right.sumOfSquares {
        (high, right) = (right.alpha, left)
        left = solve(high - ratio * (high - low))
      } else {
        (low, left) = (left.alpha, right)
        right = solve(low + ratio * (high - low))
      }
    }
    return [grid[place], left, right].min { $0.sumOfSquares < $1.sumOfSquares } ?? left
  }

  /// The solution for a smoothing constant.
  func solve(_ alpha: Double) -> Solution {
    // Normal equations in the first level and the part of the trend. A pull of 1e-10 on the level
    // towards the first value keeps it finite where no error depends on it.
    let first = values[0]
    var (ll, lp, pp, le, pe, ee) = (1e-10, 0.0, 0.0, 0.0, 0.0, 0.0)
    var level = first
    var weight = 1.0
    var power = 1.0
    for (index, value) in values.enumerated() {
      if index >= firstError {
        let error = value - level
        var lift = 0.0
        if let lines, index > 0 {
          lift =
            lines.heights[index - 1] * power
            + lines.slopes[index - 1] * (1 - power * (1 - alpha)) / alpha
        }
        ll += weight * weight
        lp += weight * lift
        pp += lift * lift
        le += weight * error
        pe += lift * error
        ee += error * error
      }
      level += alpha * (value - level)
      weight *= 1 - alpha
      power *= 1 - alpha
    }
    func shift(_ part: Double) -> Double { (le - lp * part) / ll }
    func squares(_ part: Double) -> Double {
      let move = shift(part)
      return ee - 2 * (move * le + part * pe) + move * move * ll + 2 * move * part * lp
        + part * part * pp
    }
    var chosen = lines == nil ? 0 : part ?? 0
    if lines != nil && part == nil {
      let curvature = pp - lp * lp / ll
      chosen = curvature > 0 ? min(max((pe - lp * le / ll) / curvature, 0), 1) : 0
    }
    return Solution(
      alpha: alpha, level: first + shift(chosen), part: chosen,
      sumOfSquares: max(squares(chosen), 0))
  }
}
