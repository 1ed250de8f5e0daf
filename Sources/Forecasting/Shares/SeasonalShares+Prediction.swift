extension SeasonalShares {
  /// The shares of the periods of a year; added up in order they give exactly one.
  ///
  /// Where no mean share is negative no share is: one that the festival would push below zero is
  /// zero.
  public func shares(in year: Int) -> [Double] {
    let departures = SeasonalShares.departures(of: festival, in: year, frequency: frequency)
    var shares = zip(meanShares, departures).map { $0 + festivalResponse * $1 }
    if meanShares.allSatisfy({ $0 >= 0 }) { shares = shares.map { max($0, 0) } }
    return SeasonalShares.summingToOne(shares)
  }

  /// The share of a year's total reached at the end of a period of the year, counted from 1.
  public func cumulativeShare(through index: Int, in year: Int) -> Double {
    precondition(
      (1...meanShares.count).contains(index), "A year has no period \(index) of this frequency.")
    return shares(in: year)[..<index].reduce(0, +)
  }

  /// The total of a year as its running total through a period suggests; `nil` where the share
  /// reached by then is not above zero.
  public func expectedTotal(yearToDate: Double, through index: Int, in year: Int) -> Double? {
    let share = cumulativeShare(through: index, in: year)
    return share > 0 ? yearToDate / share : nil
  }

  /// How far the share reached at the end of a period of the year, counted from 1, was off across
  /// the years in which it was observed: the root of the mean square with n − 1; `nil` below two
  /// years, zero for the last period.
  public func cumulativeStandardDeviation(through index: Int) -> Double? {
    precondition(
      (1...meanShares.count).contains(index), "A year has no period \(index) of this frequency.")
    if index == meanShares.count { return 0 }
    let errors = years.compactMap { year -> Double? in
      guard let observed = year.runningTotals[index - 1] else { return nil }
      return observed / year.total - cumulativeShare(through: index, in: year.year)
    }
    guard errors.count >= 2 else { return nil }
    return (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count - 1)).squareRoot()
  }
}
