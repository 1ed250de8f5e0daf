import Glibc
public import Statistics

/// Future death rates by a Lee–Carter model whose index walks on.
public struct MortalityProjection: Sendable, Equatable {
  /// Where a projection sets out.
  public enum JumpOff: Sendable, Equatable {
    /// From the last observed rates: log m(x, T + h) = log m(x, T) + b(x) (k(T + h) − k(T)).
    case observed([Double])
    /// From the fitted rates: log m(x, T + h) = a(x) + b(x) k(T + h).
    case fitted
  }

  /// The model.
  public let model: LeeCarter

  /// The walk of its index.
  public let walk: RandomWalk

  /// The logarithms of the rates at k = 0.
  let level: [Double]

  /// Prepares a projection.
  ///
  /// - Throws: `unusableRate` for an observed rate that is not positive, `tooFewValues`.
  /// - Precondition: there is an observed rate for each age.
  public init(_ model: LeeCarter, jumpOff: JumpOff) throws(MortalityError) {
    self.model = model
    walk = try RandomWalk(model.index)
    switch jumpOff {
    case .fitted: level = model.level
    case .observed(let rates):
      precondition(
        rates.count == model.ages.count,
        "The jump-off needs \(model.ages.count) observed rates, not \(rates.count).")
      for (position, rate) in rates.enumerated() where !(rate > 0 && rate.isFinite) {
        throw .unusableRate(position: position, year: model.years.count - 1, value: rate)
      }
      let last = walk.last
      level = zip(rates, model.response).map { log($0) - $1 * last }
    }
  }

  /// The rates of every age `horizon` years after the last, along the walk's mean.
  public func rates(after horizon: Int) -> [Double] {
    rates(at: walk.mean(after: horizon))
  }

  /// The rates of every age at a value of the index.
  public func rates(at index: Double) -> [Double] {
    zip(level, model.response).map { exp($0 + $1 * index) }
  }

  /// Simulated values of the index; see `RandomWalk.simulate`. Rates follow by `rates(at:)`.
  public func simulateIndex(
    horizon: Int, paths: Range<Int>, key: RandomKey, withDriftError: Bool = true
  ) -> [[Double]] {
    walk.simulate(horizon: horizon, paths: paths, key: key, withDriftError: withDriftError)
  }
}
