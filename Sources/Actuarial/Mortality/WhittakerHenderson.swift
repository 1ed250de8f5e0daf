internal import LinearAlgebra

/// Whittaker–Henderson graduation: a curve that is both near the data and smooth.
///
/// The curve v minimises Σ w (y − v)² + λ Σ (Δᶻ v)², so (diag(w) + λ KᵀK) v = diag(w) y with K the
/// matrix of z-th differences. The system is banded with z diagonals on either side and solved by a
/// banded Cholesky factorisation. It keeps Σ w v xⁱ = Σ w y xⁱ for i < z. Henderson, A New Method
/// of Graduation, Transactions of the Actuarial Society of America 25 (1924), 29–40.
public struct WhittakerHenderson: Sendable, Equatable {
  /// z: the order of the differences that are kept small; 2 draws towards a straight line.
  public let order: Int

  /// λ: the weight of smoothness, in the unit of the weights.
  public let smoothing: Double

  /// A graduation.
  ///
  /// - Precondition: the order is from 1 to 5; the smoothing is finite and not negative.
  public init(order: Int = 2, smoothing: Double) {
    precondition((1...5).contains(order), "Differences of order \(order) are not used to smooth.")
    precondition(
      smoothing >= 0 && smoothing.isFinite,
      "The smoothing must be finite and not negative, but is \(smoothing).")
    self.order = order
    self.smoothing = smoothing
  }

  /// The graduated values.
  ///
  /// - Parameters:
  ///   - values: y, evenly spaced; ignored where the weight is zero.
  ///   - weights: w, none negative; exposures, or the reciprocals of variances.
  /// - Throws: `tooFewValues` unless more than z values have weight, `unusableExposure` for a
  ///   weight that is negative or not finite, `unusableRate` for a value that is not finite,
  ///   `degenerate`.
  /// - Precondition: as many weights as values.
  /// - Complexity: proportional to the number of values times z².
  public func graduate(_ values: [Double], weights: [Double]) throws(MortalityError) -> [Double] {
    precondition(
      values.count == weights.count,
      "\(values.count) values cannot be graduated with \(weights.count) weights.")
    var used = 0
    for (position, weight) in weights.enumerated() {
      guard weight >= 0, weight.isFinite else {
        throw .unusableExposure(position: position, year: 0, value: weight)
      }
      guard weight == 0 || values[position].isFinite else {
        throw .unusableRate(position: position, year: 0, value: values[position])
      }
      if weight > 0 { used += 1 }
    }
    if used <= order { throw .tooFewValues(count: used, needed: order + 1) }
    var system = BandedSymmetricMatrix(order: values.count, bandwidth: order)
    for (position, weight) in weights.enumerated() { system[position, position] = weight }
    let differences = differenceCoefficients
    for start in 0...(values.count - 1 - order) {
      for row in 0...order {
        for column in 0...row {
          system[start + row, start + column] +=
            smoothing * differences[row] * differences[column]
        }
      }
    }
    let right = values.indices.map { weights[$0] == 0 ? 0 : weights[$0] * values[$0] }
    do {
      return try BandedCholeskyFactorization(system).solve(right)
    } catch {
      throw .degenerate
    }
  }

  /// The coefficients of the z-th difference, alternating binomials.
  var differenceCoefficients: [Double] {
    var coefficients = [1.0]
    for _ in 0..<order {
      let left = [0] + coefficients
      let right = coefficients + [0]
      coefficients = zip(left, right).map { $0 - $1 }
    }
    return coefficients
  }
}
