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
/// ⌈(n + 1)l⌉-th of the n sizes of errors at its step, in units of the standard deviation forecast
/// (Lei, G'Sell, Rinaldo, Tibshirani and Wasserman, Journal of the American Statistical
/// Association 113 (2018), 1094–1111, section 2.2 and 5.2). Errors of one series come from origins
/// that overlap, so the guarantee is approximate. Where a step has fewer than 39 errors, below
/// which the 95 % interval would be their largest, those of the nearest steps are added; what is
/// then still missing counts as normal errors.
public struct IntervalCalibration: Sendable, Hashable {
  /// The least number of errors for which a step stands alone.
  public static let neededErrors = 39

  /// Sizes of errors in order, by step from one.
  private let sizes: [[Double]]

  /// The number of errors.
  public let count: Int

  /// Makes a calibration; errors that are not finite are left out.
  public init(_ errors: [ScaledError]) {
    let last = errors.map(\.step).max() ?? 0
    var sizes = [[Double]](repeating: [], count: last)
    for error in errors where error.error.isFinite && error.step >= 1 {
      sizes[error.step - 1].append(abs(error.error))
    }
    count = sizes.reduce(0) { $0 + $1.count }
    let own = sizes
    self.sizes = own.indices.map { place in
      var pooled = own[place]
      var reach = 1
      while pooled.count < IntervalCalibration.neededErrors && reach < own.count {
        if place - reach >= 0 { pooled += own[place - reach] }
        if place + reach < own.count { pooled += own[place + reach] }
        reach += 1
      }
      return pooled.sorted()
    }
  }

  /// Half the width of an interval of a level, in standard deviations, for a step from one.
  public func halfWidth(level: Double, step: Int) -> Double {
    precondition(level > 0 && level < 1, "A level lies between 0 and 1, not \(level).")
    let normal = IntervalCalibration.normalHalfWidth(level: level)
    guard let sample = sizes.isEmpty ? nil : sizes[min(step, sizes.count) - 1], !sample.isEmpty
    else { return normal }
    let rank = Int((Double(sample.count + 1) * level).rounded(.up))
    let own = sample[min(rank, sample.count) - 1]
    let part = min(1, Double(sample.count) / Double(IntervalCalibration.neededErrors))
    return part * own + (1 - part) * normal
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
  ///   - levels: Levels between 0 and 1, narrowest first.
  /// - Returns: One interval a level for each step, not below the floor of the distribution.
  public func intervals(of forecast: Forecast, levels: [Double]) -> [[ClosedRange<Double>]] {
    forecast.distributions.enumerated().map { place, distribution in
      var widest = 0.0
      let deviation = distribution.standardDeviation
      let floor = distribution.floor ?? -.infinity
      return levels.map { level in
        widest = max(widest, halfWidth(level: level, step: place + 1))
        let reach = deviation.isFinite ? widest * deviation : 0
        let (low, high) = (distribution.mean - reach, distribution.mean + reach)
        return max(low, floor)...max(high, floor)
      }
    }
  }
}
