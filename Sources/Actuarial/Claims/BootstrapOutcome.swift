import Statistics

/// The draws of a bootstrap.
public struct BootstrapOutcome: Sendable, Equatable {
  /// The number of draws.
  public let drawCount: Int

  /// Unsettled amounts of each origin, draw by draw.
  public private(set) var byOrigin: [[Double]]

  /// The unsettled amount of all origins, draw by draw.
  public private(set) var totals: [Double]

  /// Settlements of each future period, draw by draw; empty unless they were asked for. The periods
  /// are those of `UnsettledClaims.settlements`.
  public private(set) var byPeriod: [[Double]]

  init(draws: Int, origins: Int, periods: Int) {
    drawCount = draws
    byPeriod = [[Double]](repeating: [Double](repeating: 0, count: draws), count: periods)
    byOrigin = [[Double]](repeating: [Double](repeating: 0, count: draws), count: origins)
    totals = [Double](repeating: 0, count: draws)
  }

  /// The mean over draws of an origin, or of the total for `nil`.
  public func mean(origin: Int? = nil) -> Double {
    sampleMean(origin.map { byOrigin[$0] } ?? totals)
  }

  /// The standard deviation over draws of an origin, or of the total for `nil`.
  public func standardDeviation(origin: Int? = nil) -> Double {
    sampleStandardDeviation(origin.map { byOrigin[$0] } ?? totals)
  }

  /// The share of the total's variance over draws that the one farthest draw makes up.
  ///
  /// With a finite variance it falls as draws are added, to about a hundredth for a thousand. Where
  /// drawn factors have tails so heavy that there is none, as where a drawn volume can come near zero,
  /// one draw makes up most of it however many there are: mean and standard deviation then are what
  /// the seed makes them.
  public var largestShare: Double {
    let mean = sampleMean(totals)
    var (sum, largest) = (0.0, 0.0)
    for total in totals {
      let square = (total - mean) * (total - mean)
      sum += square
      largest = max(largest, square)
    }
    return sum > 0 ? largest / sum : 0
  }

  mutating func store(
    _ unsettled: [[Double]], _ settlements: [[Double]], at start: Int, count: Int
  ) {
    for period in byPeriod.indices {
      for index in 0..<count { byPeriod[period][start + index] = settlements[period][index] }
    }
    for origin in unsettled.indices {
      for index in 0..<count {
        byOrigin[origin][start + index] = unsettled[origin][index]
        totals[start + index] += unsettled[origin][index]
      }
    }
  }
}
