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
