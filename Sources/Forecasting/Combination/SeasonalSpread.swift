internal import Quantities

/// By how much the errors of each season are larger or smaller than those of the others.
///
/// A line that is settled once a year errs most in that month, and ranges of one width for all
/// months are too wide for eleven and too narrow for one. Each year's errors are taken in parts of
/// their mean size, so that growth and restless years do not count; the means of these parts by
/// season are shrunk towards one as far as they scatter by chance: of a departure the part 1 − cσ²/(nb)
/// stays, b the variance of the seasons' means, σ² that within them, n the years, in the way of James
/// and Stein. With c = ``caution`` above their 1, for the errors are those of fitting, and single
/// outliers weigh heavily. The factors are scaled to a mean square of one.
///
/// What was chosen by is ranges from origins before the last years of the M3 competition's months and
/// of the Australian pharmaceutical benefits: interval scores fell by 0.2 and rose by 0.2 %, and of a
/// simulated line whose Decembers err eight times as much the range of 80 % came to cover 66 % of
/// them, from 29.
struct SeasonalSpread: Sendable, Hashable {
  /// The least factor before they are scaled.
  static let least = 0.1

  /// How many times the variance that chance explains is taken off that of the seasons.
  static let caution = 4.0

  /// The factors by season, none where they are all one.
  let factors: [Double]

  private let start: Period

  /// Measures the errors of a series; less than three whole years of them tell nothing.
  init(_ errors: Series) {
    start = errors.start
    let period = errors.frequency.periodsPerYear
    let values = errors.storage
    var parts = [[Double]](repeating: [], count: max(period, 1))
    var end = values.count
    while period > 1, end >= period {
      let year = values[end - period..<end].map(abs)
      end -= period
      guard year.allSatisfy(\.isFinite) else { continue }
      let mean = year.reduce(0, +) / Double(period)
      guard mean > 0 else { continue }
      for (place, value) in year.enumerated() {
        parts[(end + place) % period].append(value / mean)
      }
    }
    let years = parts[0].count
    guard period > 1, years >= 3 else {
      factors = []
      return
    }
    let count = Double(years)
    let means = parts.map { $0.reduce(0, +) / count }
    let within =
      zip(parts, means).reduce(0) { sum, pair in
        sum + pair.0.reduce(0) { $0 + ($1 - pair.1) * ($1 - pair.1) }
      } / (Double(period) * (count - 1))
    let between = means.reduce(0) { $0 + ($1 - 1) * ($1 - 1) } / Double(period - 1)
    let beyond = between - SeasonalSpread.caution * within / count
    guard beyond > 0 else {
      factors = []
      return
    }
    let kept = beyond / between
    let shrunk = means.map { max(SeasonalSpread.least, 1 + kept * ($0 - 1)) }
    let size = (shrunk.reduce(0) { $0 + $1 * $1 } / Double(period)).squareRoot()
    factors = shrunk.map { $0 / size }
  }

  /// The deviation of a forecast of a period, of which the first step's is what a season may widen:
  /// the rest is how far the level may have moved by then.
  func deviation(_ deviation: Double, first: Double, in period: Period) -> Double {
    let factor = factor(in: period)
    let part = min(first, deviation)
    let variance = deviation * deviation + (factor * factor - 1) * part * part
    return max(variance, 0).squareRoot()
  }

  /// The factor of a period's standard deviation.
  func factor(in period: Period) -> Double {
    guard !factors.isEmpty else { return 1 }
    let count = factors.count
    let place = start.distance(to: period) % count
    return factors[place < 0 ? place + count : place]
  }
}
