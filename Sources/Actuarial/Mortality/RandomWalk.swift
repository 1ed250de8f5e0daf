public import Statistics

/// A random walk with drift: kₜ = kₜ₋₁ + drift + σ zₜ.
public struct RandomWalk: Sendable, Equatable {
  /// The last observed value, from which the walk goes on.
  public let last: Double

  /// The mean step: (last − first) / (n − 1).
  public let drift: Double

  /// σ: the standard deviation of the steps, with n − 2 degrees of freedom for n values.
  public let sigma: Double

  /// The number of steps observed.
  public let steps: Int

  /// Fits a walk.
  ///
  /// - Throws: `tooFewValues` for fewer than three values.
  public init(_ values: [Double]) throws(MortalityError) {
    guard values.count >= 3, let first = values.first, let last = values.last else {
      throw .tooFewValues(count: values.count, needed: 3)
    }
    let differences = zip(values.dropFirst(), values).map { $0 - $1 }
    self.last = last
    drift = (last - first) / Double(differences.count)
    sigma = sampleStandardDeviation(differences)
    steps = differences.count
  }

  /// The standard error of the drift: σ / √(n − 1).
  public var driftError: Double { sigma / Double(steps).squareRoot() }

  /// The expected value `horizon` steps on.
  public func mean(after horizon: Int) -> Double { last + Double(horizon) * drift }

  /// The standard deviation `horizon` steps on; with the drift's own error
  /// σ √(h + h² / (n − 1)), else σ √h.
  public func standardDeviation(after horizon: Int, withDriftError: Bool = true) -> Double {
    let h = Double(horizon)
    return sigma * (h + (withDriftError ? h * h / Double(steps) : 0)).squareRoot()
  }

  /// Simulated futures.
  ///
  /// - Parameters:
  ///   - horizon: how many steps.
  ///   - paths: the paths, which are keyed: the same path is the same future in any range.
  ///   - key: whose luck it is, by name.
  ///   - withDriftError: whether each path draws its own drift.
  /// - Returns: one array a step, one value a path in it.
  public func simulate(
    horizon: Int, paths: Range<Int>, key: RandomKey, withDriftError: Bool = true
  ) -> [[Double]] {
    precondition(horizon >= 0, "A walk cannot be simulated over \(horizon) steps.")
    let field = RandomField(key)
    var normals = [Double](repeating: 0, count: paths.count)
    var drifts = [Double](repeating: drift, count: paths.count)
    if withDriftError {
      field.normals(period: 0, draw: 1, paths: paths, into: &normals)
      for index in drifts.indices { drifts[index] += driftError * normals[index] }
    }
    var current = [Double](repeating: last, count: paths.count)
    return (0..<horizon).map { step in
      field.normals(period: step + 1, draw: 0, paths: paths, into: &normals)
      for index in current.indices { current[index] += drifts[index] + sigma * normals[index] }
      return current
    }
  }
}
