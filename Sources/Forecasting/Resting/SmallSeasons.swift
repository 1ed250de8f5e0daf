internal import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// Seasons of the year in which amounts come that are of another size than those of the others: late
/// payments of a few yuan after a season of collection, small interest between the ends of quarters.
///
/// In one series they spoil each other. The logarithm takes the scatter of the small ones for that of all,
/// and other scales the scatter of the large ones; so they are forecast apart. Read from the medians of
/// the seasons, the smallest first, where the next is the most times larger:
///
/// - The gap is wider than either side of it: the smallest of the others is more times the largest of
///   the small than any is of another on its own side. A year that rises month by month has no such gap.
/// - A year's small medians together are less than the smallest of the others, so that it cannot
///   matter how they are spread, and ``ActiveSeasons/largestShare`` of all at most.
/// - Small values would seldom lie so by chance (``ActiveSeasons``): those up to the middle, on the scale
///   of the logarithm, between the largest small median and the smallest other.
struct SmallSeasons: Sendable, Hashable {
  /// Whether the amounts of each season of the year are small, from the first.
  let areSmall: [Bool]

  /// The largest value that counts as small.
  let limit: Double

  /// Reads the values of the last years by season; `nil` where all are of one size.
  ///
  /// - Parameters:
  ///   - values: The values of each season; two at least of each that does not rest.
  ///   - rests: Which seasons rest: these are left out.
  init?(_ values: [[Double]], rests: [Bool]) {
    let active = values.indices.filter { !rests[$0] }
    guard active.count > 1,
      active.allSatisfy({ values[$0].count >= 2 && values[$0].allSatisfy { $0 >= 0 } })
    else { return nil }
    let medians = active.map { (season: $0, value: SmallSeasons.median(values[$0])) }
      .sorted { ($0.value, $0.season) < ($1.value, $1.season) }
    let all = medians.reduce(0) { $0 + $1.value }
    var small = 0.0
    var found: (count: Int, ratio: Double)?
    for count in 1..<medians.count {
      let (own, next) = (medians[count - 1].value, medians[count].value)
      small += own
      guard small < next, small <= ActiveSeasons.largestShare * all else { continue }
      let (least, most) = (medians[0].value, medians[medians.count - 1].value)
      // Products, for the least may be zero.
      guard next * next > own * most, next * least > own * own else { continue }
      let ratio = next / own
      if ratio > found?.ratio ?? 1 { found = (count, ratio) }
    }
    guard let found else { return nil }
    let limit =
      (medians[found.count - 1].value * medians[found.count].value).squareRoot()
    var areSmall = [Bool](repeating: false, count: values.count)
    for one in medians.prefix(found.count) { areSmall[one.season] = true }
    let isBelow = active.map { season in values[season].map { $0 <= limit } }
    guard
      ActiveSeasons.chance(of: active.map { areSmall[$0] }, isBelow)
        <= ActiveSeasons.chanceAgainstPast
    else { return nil }
    self.areSmall = areSmall
    self.limit = limit
  }

  private static func median(_ values: [Double]) -> Double {
    let ordered = values.sorted()
    return (ordered[ordered.count / 2] + ordered[(ordered.count - 1) / 2]) / 2
  }
}
