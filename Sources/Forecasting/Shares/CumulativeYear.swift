internal import Quantities

/// One year of a flow, known as running totals at some of its periods and at its end.
public struct CumulativeYear: Sendable, Hashable {
  /// The calendar year.
  public let year: Int

  /// The running total through each period of the year, `nil` where it was not observed; the last
  /// one is the year's total.
  public let runningTotals: [Double?]

  /// The year's total.
  public let total: Double

  /// Makes a year from its running totals, one a period of the year; `nil` when the last one is
  /// missing, when it is zero, or when a total is not finite.
  public init?(year: Int, runningTotals: [Double?]) {
    guard let last = runningTotals.last, let total = last, total != 0,
      runningTotals.allSatisfy({ $0?.isFinite ?? true })
    else { return nil }
    self.year = year
    self.runningTotals = runningTotals
    self.total = total
  }

  /// The years of a series of flows that are observed in full, in order.
  public static func completeYears(of series: Series) -> [CumulativeYear] {
    series.aggregatedToYears().observations.compactMap { observation in
      let first = Period(year: observation.period.year).first(series.frequency)
      let totals = (0..<series.frequency.periodsPerYear).map {
        series.yearToDate(through: first.advanced(by: $0))
      }
      return CumulativeYear(year: observation.period.year, runningTotals: totals)
    }
  }

  /// The year as it would have been had all its periods stood at their mean level; `nil` where a level
  /// is not above zero.
  ///
  /// What makes a period large is then its season alone, and not that a rate was cut for it. Of a
  /// stretch known only as a whole the mean level counts.
  ///
  /// - Parameter levels: One a period of the year.
  public func standing(at levels: [Double]) -> CumulativeYear? {
    precondition(
      levels.count == runningTotals.count,
      "\(runningTotals.count) periods need as many levels, not \(levels.count).")
    guard levels.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    if levels.allSatisfy({ $0 == levels[0] }) { return self }
    let mean = levels.reduce(0, +) / Double(levels.count)
    var totals = runningTotals
    var running = 0.0
    for stretch in stretches {
      let level = levels[stretch.range].reduce(0, +) / Double(stretch.range.count)
      running += stretch.share * total * mean / level
      totals[stretch.range.upperBound - 1] = running
    }
    return CumulativeYear(year: year, runningTotals: totals)
  }

  /// The stretches between observed running totals: their periods by position, and their share of
  /// the year.
  var stretches: [(range: Range<Int>, share: Double)] {
    var result: [(range: Range<Int>, share: Double)] = []
    var (from, before) = (0, 0.0)
    for (position, value) in runningTotals.enumerated() {
      guard let value else { continue }
      result.append((from..<position + 1, (value - before) / total))
      (from, before) = (position + 1, value)
    }
    return result
  }
}
