import Forecasting
public import Quantities

extension LineHistory {
  /// The flows up to a closed period with those that lack a record filled in, for what is forecast
  /// from them.
  ///
  /// A missing period is what its share of the year makes of the year's periods on record, where
  /// these hold a quarter of a year's money or more, else of the year before; known matters are taken
  /// out first and put back. What comes before the first record stays nothing, and so does a year
  /// without any record that follows no complete one.
  func completed(through closed: Period) -> Series {
    let last = min(closed, flows.end)
    guard !flows.isEmpty, flows.start <= last else { return flows }
    let missing = (flows.start...last).filter { flows[$0] == nil }
    guard !missing.isEmpty else { return flows }
    let plain = underlying
    var result = flows
    for period in missing {
      guard let level = plain.yearLevel(period.year, through: closed) else { continue }
      let once = matters.reduce(0) { $1.period == period ? $0 + $1.amount : $0 }
      result = result.replacing(period, with: level * share(of: period) + once)
    }
    return result
  }

  /// What the periods on record make of a whole year.
  private func yearLevel(_ year: Int, through closed: Period) -> Double? {
    if let total = total(ofYear: year) { return total }
    let frequency = flows.start.frequency
    let first = Period(year: year).first(frequency)
    let known = (first...Period(year: year).last(frequency)).filter {
      $0 <= closed && flows[$0] != nil
    }
    let share = known.reduce(0) { $0 + self.share(of: $1) }
    if share >= LineHistory.tellingShare {
      return known.reduce(0) { $0 + (flows[$1] ?? 0) } / share
    }
    return total(ofYear: year - 1)
  }

  /// The share of a year's money from which on its part tells the whole.
  static let tellingShare = 0.25

  private func share(of period: Period) -> Double {
    let shares = shares(in: period.year)
    return (period.firstMonth...period.lastMonth).reduce(0) { $0 + shares[$1.index - 1] }
  }

  /// The sum from the start of a period's year to the period, missing flows filled in as by
  /// ``completed(through:)``.
  public func yearToDate(through period: Period) -> Double {
    let first = period.advanced(by: 1 - period.index)
    let flows = completed(through: period)
    return (first...period).reduce(0) { $0 + (flows[$1] ?? 0) }
  }

  /// A closed year's total: as published, or the sum of its periods with missing ones filled in.
  func completedTotal(ofYear year: Int) -> Double {
    total(ofYear: year)
      ?? yearToDate(through: Period(year: year).last(flows.start.frequency))
  }
}
