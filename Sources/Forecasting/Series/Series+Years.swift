public import Quantities

extension Series {
  /// The sums over coarser periods that are observed in full.
  ///
  /// The result runs from the first to the last complete period of the coarser frequency; one
  /// between them that is not complete is missing. It is empty when none is complete.
  ///
  /// - Parameter target: A frequency no finer than the series' own.
  public func aggregated(to target: Frequency) -> Series {
    precondition(
      target.monthsPerPeriod >= frequency.monthsPerPeriod,
      "A series by \(frequency) cannot be summed to \(target).")
    let size = target.monthsPerPeriod / frequency.monthsPerPeriod
    let first = start.first(target)
    guard !isEmpty else { return Series(start: first, values: [Double]()) }
    let last = end.last(target)
    let sums = (0...first.distance(to: last)).map { step -> Double? in
      let coarse = first.advanced(by: step)
      let offset = start.distance(to: coarse.first(frequency))
      guard offset >= 0, offset + size <= count else { return nil }
      let sum = storage[offset..<offset + size].reduce(0, +)
      return sum.isNaN ? nil : sum
    }
    return Series(start: first, values: sums).trimmed()
  }

  /// The sums of the calendar years that are observed in full; see ``aggregated(to:)``.
  public func aggregatedToYears() -> Series { aggregated(to: .year) }

  /// The sum from the first period of a period's year through that period; `nil` when one of
  /// them is missing or outside the series.
  public func yearToDate(through period: Period) -> Double? {
    let first = period.advanced(by: 1 - period.index)
    let from = start.distance(to: first)
    let to = start.distance(to: period)
    guard from >= 0, to < count else { return nil }
    let sum = storage[from...to].reduce(0, +)
    return sum.isNaN ? nil : sum
  }

  /// The sum of a calendar year's values; `nil` unless all are observed.
  public func total(ofYear year: Int) -> Double? {
    let last = Period(year: year).last(frequency)
    return yearToDate(through: last)
  }
}
