internal import Quantities

/// Seasons of a series as a series of their own.
struct ActivePart: Sendable {
  /// The values, in the part's own periods.
  let series: Series

  /// The places in the year of the seasons, from 0.
  private let places: [Int]

  /// Whether the part keeps the periods of the series.
  private let keepsPeriods: Bool

  /// Seasons in the periods of the series, with gaps where it rests.
  init(_ places: [Int], inPeriodsOf values: Series) {
    self.places = places
    keepsPeriods = true
    series = values.trimmed()
  }

  /// Seasons one after the other as periods of a frequency whose year has as many; `nil` where
  /// nothing was observed in them.
  init?(_ places: [Int], _ frequency: Frequency, of values: Series) {
    precondition(
      places.count == frequency.periodsPerYear, "A year has as many periods as there are seasons.")
    self.places = places
    keepsPeriods = false
    let known = zip(values.periods, values.values).compactMap { period, value in
      value.flatMap { value in places.contains(period.index - 1) ? (period, value) : nil }
    }
    guard let first = known.first?.0, let last = known.last?.0 else { return nil }
    let start = ActivePart.place(of: first, among: places, frequency)
    let end = ActivePart.place(of: last, among: places, frequency)
    var own = [Double?](repeating: nil, count: start.distance(to: end) + 1)
    for (period, value) in known {
      own[start.distance(to: ActivePart.place(of: period, among: places, frequency))] = value
    }
    series = Series(start: start, values: own)
  }

  /// How many of the part's periods lie between its last value and a period of the series, itself
  /// included; `nil` where it has none of its own then.
  func step(of period: Period) -> Int? {
    if keepsPeriods { return series.end.distance(to: period) }
    return own(period).map { series.end.distance(to: $0) }
  }

  /// The part's own period that stands for one of the series; `nil` where the part rests.
  func own(_ period: Period) -> Period? {
    guard places.contains(period.index - 1) else { return nil }
    return keepsPeriods ? period : ActivePart.place(of: period, among: places, series.frequency)
  }

  private static func place(of period: Period, among places: [Int], _ frequency: Frequency)
    -> Period
  {
    let rank = places.count { $0 < period.index - 1 }
    return Period(frequency: frequency, ordinal: period.year * frequency.periodsPerYear + rank)
  }
}
