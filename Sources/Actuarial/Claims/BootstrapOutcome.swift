public import Statistics

/// The draws of a bootstrap.
public struct BootstrapOutcome: Sendable, Equatable {
  /// The number of draws.
  public let drawCount: Int

  /// Unsettled amounts of each origin, draw by draw.
  public private(set) var byOrigin: [[Double]]

  /// The unsettled amount of all origins, draw by draw.
  public private(set) var totals: [Double]

  init(draws: Int, origins: Int) {
    drawCount = draws
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

  /// Quantiles over draws of an origin, or of the total for `nil`.
  public func quantiles(_ quantiles: SampleQuantiles, origin: Int? = nil) -> [Double] {
    quantiles.of(origin.map { byOrigin[$0] } ?? totals)
  }

  mutating func store(_ unsettled: [[Double]], at start: Int, count: Int) {
    for origin in unsettled.indices {
      for index in 0..<count {
        byOrigin[origin][start + index] = unsettled[origin][index]
        totals[start + index] += unsettled[origin][index]
      }
    }
  }
}
