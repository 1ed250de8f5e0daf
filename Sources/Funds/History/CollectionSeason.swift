import Forecasting
import Quantities

/// How the contribution of a cover year came in, month by month, over the last complete collection
/// years on record.
///
/// A collection year is the twelve months that begin with the month in which collection for a cover
/// year begins, and all that comes in them counts for that year. With rₖ꜀ the receipts of month k for
/// cover year c and R꜀ their sum, the share of month k is the mean of rₖ꜀ / R꜀.
public struct CollectionSeason: Sendable, Hashable {
  /// The cover years that the shares rest on, in order.
  public let covers: [Int]

  /// The part of a cover year's contribution that comes in each of twelve months, from the first
  /// month of collection on; they sum to one.
  public let shares: [CollectionShare]

  /// The share reached after each month, by cover year.
  private let reached: [[Double]]

  /// How many collection years are measured: habits of collection change.
  static let years = 3

  /// The part of the whole from which on a month before the stated first one is one of collection.
  private static let telling = 0.02

  /// By how many months collection may begin before the month that is stated.
  private static let earlier = 3

  /// Measures a line's collection years; `nil` where none is on record month by month, and where
  /// nothing came in.
  ///
  /// - Parameters:
  ///   - past: the line's records by month, without known matters.
  ///   - stated: the first month of collection as the model has it, counted from January of the cover
  ///     year. Collection begins earlier, by up to three months, where the months before hold a
  ///     fiftieth of the year each and a month with less comes before them.
  ///   - closed: the last closed month.
  init?(_ past: LineHistory, beginningAt stated: Int, through closed: Period) {
    guard let own = CollectionSeason.measured(past, beginningAt: stated, through: closed) else {
      return nil
    }
    var first = stated
    while first > stated - Self.earlier, own.share(at: first - 1 + 12) >= Self.telling {
      first -= 1
    }
    // Without a month of rest nothing tells where one cover year ends and the next begins.
    let hasRest = own.share(at: first - 1 + 12) < Self.telling
    self =
      hasRest && first < stated
      ? CollectionSeason.measured(past, beginningAt: first, through: closed) ?? own : own
  }

  private init(covers: [Int], shares: [CollectionShare], reached: [[Double]]) {
    self.covers = covers
    self.shares = shares
    self.reached = reached
  }

  private static func measured(
    _ past: LineHistory, beginningAt first: Int, through closed: Period
  ) -> CollectionSeason? {
    guard past.flows.frequency == .month, !past.flows.isEmpty, past.flows.start <= closed else {
      return nil
    }
    var found: [(cover: Int, parts: [Double])] = []
    for cover in past.flows.start.year...closed.year + 2 {
      let start = Period(year: cover, month: 1).advanced(by: first)
      guard start.advanced(by: 11) <= closed else { continue }
      let months = (0..<12).compactMap { past.observed(start.advanced(by: $0)) }
      let sum = months.reduce(0, +)
      guard months.count == 12, sum > 0 else { continue }
      found.append((cover, months.map { $0 / sum }))
    }
    let used = found.suffix(Self.years)
    guard !used.isEmpty else { return nil }
    // Money paid back in a month is no share of what is to come.
    let means = (0..<12).map { month in
      max(0, used.reduce(0) { $0 + $1.parts[month] } / Double(used.count))
    }
    let sum = means.reduce(0, +)
    return CollectionSeason(
      covers: used.map(\.cover),
      shares: means.enumerated().map { CollectionShare(offset: first + $0, share: $1 / sum) },
      reached: used.map { year in
        year.parts.indices.map { year.parts[...$0].reduce(0, +) }
      })
  }

  /// The share at a number of months after January of the cover year; zero outside collection.
  func share(at offset: Int) -> Double {
    shares.first { $0.offset == offset }?.share ?? 0
  }

  /// By how much the share reached at the end of a month was off, cover year by cover year.
  func departures(through offset: Int) -> [Double] {
    guard let place = shares.firstIndex(where: { $0.offset == offset }) else { return [] }
    let mean = shares[...place].reduce(0) { $0 + $1.share }
    return reached.map { $0[place] - mean }
  }

  /// Half the sum of the differences from other shares: the part of the money that comes in another
  /// month, 0…1.
  public func distance(from other: [CollectionShare]) -> Double {
    let offsets = Set(shares.map(\.offset)).union(other.map(\.offset))
    return offsets.sorted().reduce(0) { sum, offset in
      let stated = other.reduce(0) { $1.offset == offset ? $0 + $1.share : $0 }
      return sum + abs(share(at: offset) - stated) / 2
    }
  }
}

extension LineHistory {
  /// What is on record of a period; `nil` where nothing is, or where it was only spread.
  func observed(_ period: Period) -> Double? {
    guard let index = flows.index(of: period), !isInterpolated[index] else { return nil }
    return flows[index]
  }
}
