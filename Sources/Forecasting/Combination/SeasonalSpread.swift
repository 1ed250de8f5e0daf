internal import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// How much farther off some seasons of the year are than the others, such as the month of a yearly
/// settlement.
///
/// Read from one-step errors. A season stands out where its errors are among the largest, as Wilcoxon's
/// rank sum of their sizes says (Biometrics Bulletin 1 (1945), 80–83): one large error among small ones
/// does not make it do so. Errors and errors relative to the value expected must agree, so that a season
/// in which everything is larger stands out no more than one in which everything is smaller.
struct SeasonalSpread: Sendable, Hashable {
  /// The least standardised rank sum of a season that stands out.
  static let leastRankSum = 3.0

  /// The fewest errors of a season that can.
  static let fewestErrors = 3

  /// How many errors of the size of the others' count beside a season's own.
  static let presumedErrors = 1.0

  /// What standard deviations are multiplied by, by season of the year; their mean square is one.
  let factors: [Double]

  /// Reads errors and the values expected; `nil` where no season stands out.
  init?(errors: Series, expected: Series) {
    let period = errors.frequency.periodsPerYear
    guard period > 1 else { return nil }
    var sizes: [(season: Int, plain: Double, relative: Double)] = []
    for (place, error) in errors.storage.enumerated() where !error.isNaN {
      let time = errors.start.advanced(by: place)
      guard let value = expected[time], value != 0 else { continue }
      sizes.append((time.index - 1, abs(error), abs(error / value)))
    }
    let plain = SeasonalSpread.outstanding(sizes.map { ($0.season, $0.plain) }, period)
    let relative = SeasonalSpread.outstanding(sizes.map { ($0.season, $0.relative) }, period)
    let ratios = (0..<period).map { season in
      plain[season].flatMap { one in relative[season].map { min(one, $0) } } ?? 1
    }
    guard ratios.contains(where: { $0 > 1 }) else { return nil }
    let square = ratios.reduce(0) { $0 + $1 * $1 } / Double(period)
    factors = ratios.map { $0 / square.squareRoot() }
  }

  /// What a standard deviation of a period is multiplied by.
  func factor(in period: Period) -> Double { factors[period.index - 1] }

  /// By season, how many times the others' errors those that stand out are, as root mean squares.
  private static func outstanding(_ sizes: [(season: Int, size: Double)], _ period: Int)
    -> [Double?]
  {
    let count = sizes.count
    let order = sizes.indices.sorted { sizes[$0].size < sizes[$1].size }
    var rankSums = [Double](repeating: 0, count: period)
    var counts = rankSums
    for (rank, place) in order.enumerated() {
      rankSums[sizes[place].season] += Double(rank + 1)
      counts[sizes[place].season] += 1
    }
    let stands = (0..<period).map { season -> Bool in
      let (own, others) = (counts[season], Double(count) - counts[season])
      guard own >= Double(fewestErrors), others > 0 else { return false }
      let mean = own * Double(count + 1) / 2
      let deviation = (own * others * Double(count + 1) / 12).squareRoot()
      return rankSums[season] - mean >= leastRankSum * deviation
    }
    let usual = sizes.filter { !stands[$0.season] }
    guard !usual.isEmpty else { return [Double?](repeating: nil, count: period) }
    let base = usual.reduce(0) { $0 + $1.size * $1.size } / Double(usual.count)
    guard base > 0 else { return [Double?](repeating: nil, count: period) }
    return (0..<period).map { season in
      guard stands[season] else { return nil }
      let own = sizes.filter { $0.season == season }.reduce(0) { $0 + $1.size * $1.size } / base
      return ((own + presumedErrors) / (counts[season] + presumedErrors)).squareRoot()
    }
  }
}
