/// A series taken apart: value = trend + the seasonal parts + remainder, or their product.
///
/// All parts have one number a period, in the unit of the series where they are added.
public struct Decomposition: Sendable, Hashable {
  /// How the parts go together.
  public enum Form: Sendable, Hashable {
    /// The parts add up; seasonal parts and remainder lie around 0.
    case additive
    /// The parts multiply; seasonal parts and remainder lie around 1.
    case multiplicative
  }

  /// Whether the parts are added or multiplied.
  /// How the parts go together.
  public let form: Form

  /// The slow movement; missing where the method gives none, as a moving average at the ends.
  public let trend: Series

  /// The seasonal parts, one for each length of season taken out, in that order.
  public let seasons: [Series]

  /// What is left; missing where the value or the trend is.
  public let remainder: Series

  /// How much each value counted, 0…1; all 1 where the method is not robust.
  public let weights: [Double]

  /// The sum, or the product, of the seasonal parts.
  public var season: Series {
    let neutral = form == .additive ? 0.0 : 1.0
    var whole = [Double](repeating: neutral, count: trend.count)
    for part in seasons {
      for index in whole.indices {
        let value = part.storage[index]
        if form == .additive { whole[index] += value } else { whole[index] *= value }
      }
    }
    return Series(start: trend.start, values: whole)
  }

  /// How strong the trend is, max(0, 1 − var(remainder)/var(trend + remainder)), 0…1.
  ///
  /// Additive parts only; 0 where nothing varies. Wang, Smith and Hyndman, Data Mining and
  /// Knowledge Discovery 13 (2006), 335–364; Hyndman and Athanasopoulos, *Forecasting: Principles
  /// and Practice*, 3rd ed., section 4.3.
  public var trendStrength: Double { strength(of: trend) }

  /// How strong the season is, max(0, 1 − var(remainder)/var(season + remainder)), 0…1; see
  /// ``trendStrength``.
  public var seasonalStrength: Double { strength(of: season) }

  private func strength(of part: Series) -> Double {
    let rest = remainder.storage
    let both = zip(part.storage, rest).map { $0 + $1 }
    let whole = Decomposition.variance(both)
    return whole > 0 ? max(0, min(1, 1 - Decomposition.variance(rest) / whole)) : 0
  }

  private static func variance(_ numbers: [Double]) -> Double {
    let values = numbers.filter { !$0.isNaN }
    guard values.count > 1 else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
