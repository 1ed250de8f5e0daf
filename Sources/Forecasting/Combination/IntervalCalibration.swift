/// An error from an earlier origin in units of the standard deviation forecast for it.
public struct ScaledError: Sendable, Hashable {
  /// Periods ahead, from 1.
  public let step: Int

  /// The value less the mean, over the standard deviation.
  public let error: Double

  /// Makes an error.
  public init(step: Int, error: Double) {
    self.step = step
    self.error = error
  }
}

/// Widths of intervals that would have held earlier values as often as they say.
///
/// Split conformal prediction on scaled errors: half the width of an interval of level l is the
/// (n + 1)l-th of the n sizes of errors at its step, on the line between two where that is no whole
/// number, in units of the standard deviation forecast
/// (Lei, G'Sell, Rinaldo, Tibshirani and Wasserman, Journal of the American Statistical
/// Association 113 (2018), 1094–1111, section 2.2 and 5.2). Errors of one series come from origins
/// that overlap, so the guarantee is approximate. Where a step has fewer than 39 errors, below
/// which the 95 % interval would be their largest, those of the nearest steps are added; what is
/// then still missing counts as normal errors.
///
/// Errors are pooled over series because one has too few. A series whose errors are far larger than
/// the others', such as one that broke with its past, says nothing of them: beyond
/// ``largestRatio`` times the root mean square of the middle series its errors count with the
/// inverse square of what is beyond, and its own intervals are that much wider (``own(_:)``). One whose
/// errors are below ``smallestRatio`` times the middle's has them enlarged by what is missing, and its
/// own intervals are that much narrower: beside many that broke, a steady one keeps its range.
public struct IntervalCalibration: Sendable, Hashable {
  /// The least number of errors for which a step stands alone.
  public static let neededErrors = 39

  /// How many times the errors of the middle series those of a series may be, as root mean squares,
  /// to count in full.
  public static let largestRatio = 5.0

  /// What part of the errors of the middle series those of a series must be, as root mean squares, for
  /// its intervals to be those of the pool.
  public static let smallestRatio = 1.0 / 3

  /// An error's size and what it counts; in order of size, what all up to it count together.
  private struct Sample: Hashable {
    var size: Double
    var weight: Double
  }

  /// Errors in order of size, by step from one, with what all up to each count.
  private let samples: [[Sample]]

  /// The number of errors.
  public let count: Int

  /// The root mean square of the errors of the middle series.
  private let typical: Double

  /// By how much intervals are wider than those of the pool, or below 1 narrower.
  private var stretch = 1.0

  /// Makes a calibration from the errors of one series, or of several as if they were one.
  public init(_ errors: [ScaledError]) { self.init(bySeries: [errors]) }

  /// Makes a calibration from the errors of each series; errors that are not finite are left out.
  public init(bySeries series: [[ScaledError]]) {
    let sizes = series.compactMap(IntervalCalibration.size).sorted()
    let typical = sizes.isEmpty ? 0 : sizes[(sizes.count - 1) / 2]
    self.typical = typical
    var own: [[Sample]] = []
    for errors in series {
      let stretch = IntervalCalibration.stretch(of: errors, beside: typical)
      for error in errors where error.error.isFinite && error.step >= 1 {
        while own.count < error.step { own.append([]) }
        own[error.step - 1].append(
          Sample(
            size: abs(error.error) / min(stretch, 1),
            weight: 1 / max(stretch * stretch, 1)))
      }
    }
    count = own.reduce(0) { $0 + $1.count }
    samples = own.indices.map { place in
      var pooled = own[place]
      var reach = 1
      while IntervalCalibration.weight(of: pooled) < Double(IntervalCalibration.neededErrors)
        && reach < own.count
      {
        if place - reach >= 0 { pooled += own[place - reach] }
        if place + reach < own.count { pooled += own[place + reach] }
        reach += 1
      }
      var reached = 0.0
      return pooled.sorted { $0.size < $1.size }.map { one in
        reached += one.weight
        return Sample(size: one.size, weight: reached)
      }
    }
  }

  /// The root mean square of errors; `nil` without any.
  private static func size(of errors: [ScaledError]) -> Double? {
    let known = errors.map(\.error).filter(\.isFinite)
    guard !known.isEmpty else { return nil }
    return (known.reduce(0) { $0 + $1 * $1 } / Double(known.count)).squareRoot()
  }

  private static func stretch(of errors: [ScaledError], beside typical: Double) -> Double {
    guard typical > 0, let size = size(of: errors), size.isFinite else { return 1 }
    let ratio = max(size / typical, leastRatio)
    return ratio < smallestRatio ? ratio / smallestRatio : max(1, ratio / largestRatio)
  }

  /// The least ratio that is told from none: errors without size are chance, or rounding.
  private static let leastRatio = 0.01

  private static func weight(of samples: [Sample]) -> Double {
    samples.reduce(0) { $0 + $1.weight }
  }

  /// By how much the errors of a series exceed what counts in full, above 1, or fall short of what
  /// shares the pool's intervals, below 1; else 1.
  public func stretch(of errors: [ScaledError]) -> Double {
    IntervalCalibration.stretch(of: errors, beside: typical)
  }

  /// The calibration of a series with these errors: wider where they exceed what counts in full,
  /// narrower where they fall short of what shares the pool's intervals.
  public func own(_ errors: [ScaledError]) -> IntervalCalibration {
    var copy = self
    copy.stretch = stretch(of: errors)
    return copy
  }

  /// Half the width of an interval of a level, in standard deviations, for a step from one.
  public func halfWidth(level: Double, step: Int) -> Double {
    precondition(level > 0 && level < 1, "A level lies between 0 and 1, not \(level).")
    let normal = IntervalCalibration.normalHalfWidth(level: level)
    guard let sample = samples.isEmpty ? nil : samples[min(step, samples.count) - 1],
      let largest = sample.last
    else { return normal * stretch }
    let rank = (largest.weight + 1) * level
    // The first that reaches the rank.
    var (low, high) = (0, sample.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sample[middle].weight >= rank { high = middle } else { low = middle + 1 }
    }
    let part = min(1, largest.weight / Double(IntervalCalibration.neededErrors))
    // Between the sizes before the rank and at it, so that a hair of weight moves a hair of width.
    let before = low > 0 ? sample[low - 1] : Sample(size: 0, weight: 0)
    let gap = sample[low].weight - before.weight
    let reach = gap > 0 ? min(max((rank - before.weight) / gap, 0), 1) : 1
    let size = before.size + reach * (sample[low].size - before.size)
    return stretch * (part * size + (1 - part) * normal)
  }

  /// The same of a normal distribution.
  public static func normalHalfWidth(level: Double) -> Double {
    StandardQuantile.normal((1 + level) / 2)
  }

  /// By how much standard deviations are to be stretched at a step from one: the mean over the
  /// levels 80 % and 95 % of the half width over that of the normal distribution.
  public func spreadFactor(step: Int) -> Double {
    [0.8, 0.95].reduce(0) {
      $0 + halfWidth(level: $1, step: step) / StandardQuantile.normal((1 + $1) / 2) / 2
    }
  }

  /// The intervals of a forecast for levels, by step; wider levels hold narrower ones.
  ///
  /// - Parameters:
  ///   - forecast: The forecast; its means stay the centre of the intervals.
  ///   - lag: How many periods lie between the end of the series and the forecast: steps count from
  ///     the end, as the errors' do.
  ///   - levels: Levels between 0 and 1, narrowest first.
  /// - Returns: One interval a level for each step, not below the floor of the distribution.
  public func intervals(of forecast: Forecast, after lag: Int = 0, levels: [Double])
    -> [[ClosedRange<Double>]]
  {
    forecast.distributions.enumerated().map { place, distribution in
      var widest = 0.0
      let deviation = distribution.standardDeviation
      let floor = distribution.floor ?? -.infinity
      return levels.map { level in
        widest = max(widest, halfWidth(level: level, step: place + 1 + lag))
        let reach = deviation.isFinite ? widest * deviation : 0
        let (low, high) = (distribution.mean - reach, distribution.mean + reach)
        return max(low, floor)...max(high, floor)
      }
    }
  }
}
