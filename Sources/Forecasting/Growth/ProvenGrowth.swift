internal import Quantities
internal import Statistics

#if canImport(Glibc)
  internal import Glibc
#endif

/// Whether a series grows, or shrinks, by a part of itself more steadily than chance would have it.
///
/// The mean growth g of the logarithm over T periods has the standard error s/√T; chance alone has it
/// beyond its quantile of Student's distribution with n − 1 degrees of freedom in one of
/// ``oddsOfChance`` series (two-sided t test). A growth that has slowed is not counted on: its mean
/// over the second half must not lie ``slowing`` standard errors of the difference nearer to zero, or
/// beyond it, than over the first.
struct ProvenGrowth {
  /// In one of how many series without growth chance passes for growth.
  static let oddsOfChance = 200.0

  /// By how many standard errors the later growth may fall short of the earlier.
  static let slowing = 1.5

  /// The least spread of growths that is told from rounding.
  private static let leastSpread = 1e-9

  /// Whether a series shows it; never where a value is not above zero, or with fewer than three.
  static func isShown(by series: Series) -> Bool {
    guard let walk = try? RandomWalkWithDrift().fit(series) else { return false }
    let spread = max(walk.standardDeviation, leastSpread)
    let sureness = abs(walk.meanGrowth) * Double(walk.periodsSpanned).squareRoot() / spread
    let needed = StudentDistribution(degreesOfFreedom: walk.degreesOfFreedom)
      .quantile(1 - 1 / (2 * oddsOfChance))
    guard sureness > needed else { return false }
    let observations = walk.series.observations
    let middle = observations[(observations.count - 1) / 2]
    guard let first = observations.first, let last = observations.last else { return false }
    let earlierSpan = Double(first.period.distance(to: middle.period))
    let laterSpan = Double(middle.period.distance(to: last.period))
    let earlier = log(middle.value / first.value) / earlierSpan
    let later = log(last.value / middle.value) / laterSpan
    let gain = walk.meanGrowth < 0 ? earlier - later : later - earlier
    return gain >= -slowing * spread * (1 / earlierSpan + 1 / laterSpan).squareRoot()
  }
}
