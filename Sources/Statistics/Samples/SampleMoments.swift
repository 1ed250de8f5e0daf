/// The arithmetic mean; not a number for an empty sample.
///
/// A second pass takes out the rounding of the first.
public func sampleMean(_ values: [Double]) -> Double {
  let count = Double(values.count)
  let rough = values.reduce(0, +) / count
  if !rough.isFinite { return rough }
  return rough + values.reduce(0) { $0 + ($1 - rough) } / count
}

/// The sample variance Σ (x − x̄)² / (n − 1); not a number for fewer than two values.
public func sampleVariance(_ values: [Double]) -> Double {
  if values.count < 2 { return .nan }
  let mean = sampleMean(values)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return squares / Double(values.count - 1)
}

/// The root of the sample variance, in the unit of the values.
public func sampleStandardDeviation(_ values: [Double]) -> Double {
  sampleVariance(values).squareRoot()
}

/// Σ w x / Σ w.
///
/// - Precondition: there are as many weights as values; none is negative and one is positive.
public func weightedMean(_ values: [Double], weights: [Double]) -> Double {
  precondition(
    values.count == weights.count,
    "\(values.count) values cannot be weighted with \(weights.count) weights.")
  var total = 0.0
  var sum = 0.0
  for (value, weight) in zip(values, weights) {
    precondition(weight >= 0, "A weight must not be negative, but one is \(weight).")
    total += weight
    sum += weight * value
  }
  precondition(total > 0, "A weighted mean needs at least one positive weight.")
  return sum / total
}

/// The autocorrelations at lags 0, 1, … `maximumLag`; the first is 1.
///
/// rₖ = Σ (xₜ − x̄)(xₜ₊ₖ − x̄) / Σ (xₜ − x̄)², the sums over all pairs there are. Box and Jenkins,
/// Time Series Analysis, 5th ed., §2.1.6. A constant series has the autocorrelations 1, 0, 0, ….
///
/// - Precondition: `maximumLag` is not negative and less than the number of values.
public func autocorrelations(_ values: [Double], maximumLag: Int) -> [Double] {
  precondition(
    maximumLag >= 0 && maximumLag < values.count,
    "Autocorrelations up to lag \(maximumLag) need more than \(values.count) values.")
  let mean = sampleMean(values)
  let deviations = values.map { $0 - mean }
  let total = deviations.reduce(0) { $0 + $1 * $1 }
  if total == 0 { return [1] + [Double](repeating: 0, count: maximumLag) }
  return (0...maximumLag).map { lag in
    var sum = 0.0
    for index in 0..<(deviations.count - lag) {
      sum += deviations[index] * deviations[index + lag]
    }
    return sum / total
  }
}
