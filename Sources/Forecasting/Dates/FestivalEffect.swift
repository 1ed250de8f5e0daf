public import Quantities

/// How much of the days around the Spring Festival falls in each period of a year.
///
/// The days around the festival form three windows: those before the first day of the lunar
/// year, those from that day on, and those after them. A window's share of a period is the part
/// of its days that lies in the period; over a year the shares of a window sum to one (the
/// earliest festival, 21 January, and the latest, 20 February, keep windows of up to 20 days
/// before it and 39 days from it on inside the year).
///
/// The centred share subtracts the same calendar period's mean over ``SpringFestival/years``, so
/// that an average year has no effect and seasonal factors keep their meaning, as in Lin and Liu,
/// "Modeling lunar calendar holiday effects in Taiwan", Taiwan Economic Policy Review 2003, and
/// the genhol program of X-13ARIMA-SEATS.
public struct FestivalEffect: Sendable, Hashable {
  /// A part of the days around the festival.
  public enum Window: Sendable, Hashable, CaseIterable {
    /// The days before the first day of the lunar year.
    case before
    /// The days from the first day of the lunar year on.
    case during
    /// The days that follow.
    case after
  }

  /// The number of days before the first day of the lunar year.
  public let daysBefore: Int

  /// The number of days from the first day of the lunar year on.
  public let daysDuring: Int

  /// The number of days that follow.
  public let daysAfter: Int

  /// Mean shares by window and calendar month, over all years known.
  private let monthlyMeans: [[Double]]

  /// Makes the effect of windows with the given numbers of days, each 0…20.
  public init(daysBefore: Int = 7, daysDuring: Int = 7, daysAfter: Int = 7) {
    precondition(
      [daysBefore, daysDuring, daysAfter].allSatisfy { (0...20).contains($0) },
      "A festival window has 0 to 20 days.")
    self.daysBefore = daysBefore
    self.daysDuring = daysDuring
    self.daysAfter = daysAfter
    let lengths = [daysBefore, daysDuring, daysAfter]
    let offsets = [-daysBefore, 0, daysDuring]
    monthlyMeans = lengths.indices.map { window in
      var means = [Double](repeating: 0, count: 12)
      guard lengths[window] > 0 else { return means }
      let weight = 1 / Double(lengths[window] * SpringFestival.years.count)
      for dayOfYear in SpringFestival.daysOfYear.enumerated() {
        let year = SpringFestival.years.lowerBound + dayOfYear.offset
        for step in 0..<lengths[window] {
          let day = dayOfYear.element + offsets[window] + step
          means[FestivalEffect.month(ofDay: day, year: year) - 1] += weight
        }
      }
      return means
    }
  }

  /// The part of a window's days that lies in a period; `nil` outside ``SpringFestival/years``
  /// or where the window has no day.
  public func share(of window: Window, in period: Period) -> Double? {
    let (offset, length) = extent(of: window)
    guard length > 0, let festival = SpringFestival.date(in: period.year) else { return nil }
    let first = festival.number + offset
    let days = period.civilDays
    let from = max(first, days.lowerBound.number)
    let to = min(first + length - 1, days.upperBound.number)
    return Double(max(to - from + 1, 0)) / Double(length)
  }

  /// The share of a window less its mean over all years known for the same calendar period.
  ///
  /// Zero, without rounding, in a period that holds the same share in every year, such as a first
  /// quarter with all days of the festival.
  public func centredShare(of window: Window, in period: Period) -> Double? {
    share(of: window, in: period).map { share in
      let rest = share - meanShare(of: window, in: period)
      return abs(rest) < FestivalEffect.leastDeparture ? 0 : rest
    }
  }

  /// Departures below this are rounding: one day more or less in one year of those known moves a
  /// mean share by far more.
  private static let leastDeparture = 1e-12

  /// The part of all days of the three windows that lies in a period.
  public func share(in period: Period) -> Double? {
    weighted(over: Window.allCases) { share(of: $0, in: period) }
  }

  /// The part of all days of the three windows that lies in a period, less its mean over all
  /// years known.
  public func centredShare(in period: Period) -> Double? {
    weighted(over: Window.allCases) { centredShare(of: $0, in: period) }
  }

  /// The centred shares of the windows that have days, as regressors.
  ///
  /// A period of a year has no effect on annual data: every share of a year is one.
  public var regressors: [any Regressor] {
    Window.allCases.filter { extent(of: $0).length > 0 }.map { FestivalRegressor(self, $0) }
  }

  /// The mean share of a window in the calendar period of the same place in its year.
  func meanShare(of window: Window, in period: Period) -> Double {
    let means = monthlyMeans[window == .before ? 0 : (window == .during ? 1 : 2)]
    let first = period.firstMonth.index
    return means[first - 1..<first - 1 + period.frequency.monthsPerPeriod].reduce(0, +)
  }

  /// The first day of a window, counted from the festival, and its length.
  func extent(of window: Window) -> (offset: Int, length: Int) {
    switch window {
    case .before: (-daysBefore, daysBefore)
    case .during: (0, daysDuring)
    case .after: (daysDuring, daysAfter)
    }
  }

  /// The mean of a quantity over windows, weighted by their days; `nil` without a known value.
  private func weighted(over windows: [Window], _ quantity: (Window) -> Double?) -> Double? {
    var (sum, days) = (0.0, 0)
    for window in windows {
      guard let value = quantity(window) else { continue }
      sum += value * Double(extent(of: window).length)
      days += extent(of: window).length
    }
    return days > 0 ? sum / Double(days) : nil
  }

  /// The month of a day of the year, which stays within the year.
  private static func month(ofDay dayOfYear: Int, year: Int) -> Int {
    var rest = dayOfYear
    var month = 1
    while month < 12, rest > CivilDay.days(inMonth: month, of: year) {
      rest -= CivilDay.days(inMonth: month, of: year)
      month += 1
    }
    return month
  }
}

/// One window of a festival effect as a regressor.
struct FestivalRegressor: Regressor {
  let effect: FestivalEffect
  let window: FestivalEffect.Window

  init(_ effect: FestivalEffect, _ window: FestivalEffect.Window) {
    self.effect = effect
    self.window = window
  }

  var name: LocalizedText {
    switch window {
    case .before: LocalizedText("春节前", "before the Spring Festival")
    case .during: LocalizedText("春节期间", "during the Spring Festival")
    case .after: LocalizedText("春节后", "after the Spring Festival")
    }
  }

  func value(in period: Period) -> Double? { effect.centredShare(of: window, in: period) }
}
