/// The coming year-end clearing: what is still paid, or taken back, when the year is settled.
///
/// During the year the fund pays a share ρ of what services cost, the pre-settlement rate; at the
/// end it owes T(C) by the terms of the budget. The clearing is T(C) − ρ C, which may be negative.
/// With a normal or lognormal volume its mean, standard deviation and distribution are exact: T is a
/// line from knot to knot, so they are sums of the volume's moments over the parts.
public struct YearEndClearing: Sendable, Equatable {
  /// The terms.
  public let terms: CappedPayment

  /// ρ: the share of cost paid during the year.
  public let preSettlementRate: Double

  /// The volume's distribution.
  public let volume: VolumeDistribution

  /// The expected clearing, in money.
  public let mean: Double

  /// Its standard deviation.
  public let standardDeviation: Double

  /// What the fund is expected to pay for the year in all, T(C).
  public let expectedPayment: Double

  /// The standard deviation of T(C).
  public let paymentDeviation: Double

  private let curve: PiecewiseLine

  /// The clearing of a year.
  ///
  /// - Throws: `unusableValue` for a pre-settlement rate outside [0, 1].
  public init(
    terms: CappedPayment, preSettlementRate: Double, volume: VolumeDistribution
  ) throws(PaymentError) {
    guard preSettlementRate >= 0, preSettlementRate <= 1 else {
      throw .unusableValue(position: 0, value: preSettlementRate)
    }
    self.terms = terms
    self.preSettlementRate = preSettlementRate
    self.volume = volume
    curve = terms.curve.less(preSettlementRate)
    (mean, standardDeviation) = Self.moments(curve, volume)
    (expectedPayment, paymentDeviation) = Self.moments(terms.curve, volume)
  }

  /// The clearing for a known volume.
  ///
  /// - Precondition: the cost is not negative.
  public func clearing(forCost cost: Double) -> Double {
    terms.payment(forCost: cost) - preSettlementRate * cost
  }

  /// The probability that the clearing is at most an amount; at zero, that money is taken back or
  /// nothing moves.
  public func probability(ofAtMost amount: Double) -> Double {
    curve.parts.reduce(0) { sum, part in
      let (low, high) = (volume.cumulative(part.from), volume.cumulative(part.to))
      if part.slope == 0 { return sum + (part.level <= amount ? high - low : 0) }
      let place = min(max((amount - part.level) / part.slope, part.from), part.to)
      let here = volume.cumulative(place)
      return sum + (part.slope > 0 ? here - low : high - here)
    } + (curve.value(at: 0) <= amount ? volume.cumulative(0) : 0)
  }

  /// The amount that the clearing does not exceed with a probability.
  ///
  /// - Precondition: the probability lies between 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    precondition(
      probability > 0 && probability < 1,
      "A quantile's probability lies between 0 and 1, not \(probability).")
    // The clearing takes its ends at knots or where the volume is all but certain not to be.
    let limit = volume.quantile(1 - 1e-12)
    let places =
      [0, limit, volume.quantile(1e-12)] + curve.parts.map(\.to).filter { $0 < limit }
    let values = places.map { curve.value(at: $0) }
    var low = values.min() ?? 0
    var high = values.max() ?? 0
    for _ in 0..<200 where high > low {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if self.probability(ofAtMost: middle) < probability { low = middle } else { high = middle }
    }
    return high
  }

  /// The range that holds the clearing with a probability, such as 0.8, as much outside on either
  /// side.
  public func range(_ level: Double) -> ClosedRange<Double> {
    quantile((1 - level) / 2)...quantile((1 + level) / 2)
  }

  /// The mean and standard deviation of a line from knot to knot of the volume.
  private static func moments(
    _ curve: PiecewiseLine, _ volume: VolumeDistribution
  ) -> (Double, Double) {
    let atZero = curve.value(at: 0)
    var below = volume.moments(upTo: 0)
    var mean = atZero * below[0]
    var square = atZero * atZero * below[0]
    for part in curve.parts {
      let here = volume.moments(upTo: part.to)
      let (mass, first, second) = (here[0] - below[0], here[1] - below[1], here[2] - below[2])
      mean += part.level * mass + part.slope * first
      square +=
        part.level * part.level * mass + 2 * part.level * part.slope * first
        + part.slope * part.slope * second
      below = here
    }
    return (mean, max(0, square - mean * mean).squareRoot())
  }
}
