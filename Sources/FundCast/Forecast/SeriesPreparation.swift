import Forecasting
import Quantities

/// How a job treats outliers.
public enum OutlierTreatment: String, Sendable, Hashable, CaseIterable {
  /// They are named; forecasts are made from the series as it is.
  case report
  /// They are named and taken off before forecasting.
  case correct
  /// They are not looked for.
  case ignore
}

/// What the calendar does to a series.
public enum CalendarEffect: String, Sendable, Hashable, CaseIterable {
  /// The days before, during and after the Spring Festival, which moves between months.
  case festival
  /// Working days.
  case workdays
  /// The 29th of February.
  case leapYear = "leap-year"

  /// The effect as regressors.
  func regressors(holidays: PublicHolidays?) -> [any Regressor] {
    switch self {
    case .festival: FestivalEffect().regressors
    case .workdays: [WorkingDays(holidays: holidays)]
    case .leapYear: [LeapYear()]
    }
  }
}

/// An outlier of a series as it is reported.
struct OutlierRow: Sendable {
  let series: String
  let period: Period
  let kind: Outlier.Kind
  let size: Double
  let relativeSize: Double?
  let statistic: Double?
  let isCorrected: Bool
}

/// A series made ready to be forecast: breaks in scope mended, outliers named, known effects off.
struct SeriesPreparation: Sendable {
  /// The series to forecast.
  private(set) var series: Series

  /// The series with known effects but without breaks and corrected outliers.
  private(set) var explained: Series

  /// The known effects, to be put back on; `nil` for none.
  private(set) var adjustment: PreAdjustment?

  /// The outliers.
  private(set) var outliers: [OutlierRow] = []

  /// How many standard errors an outlier has at least that is beyond doubt.
  ///
  /// Lesser ones are part of what a forecast must reckon with: with no change of level counted that is
  /// found, 80 % and 95 % ranges of the Australian pharmaceutical benefits held 77 and 93 % of the
  /// values; with those beyond doubt left out they hold as many as with all.
  private static let undoubted = 15.0

  /// Months, or other periods, of which one at most may hold a value that stands alone beyond doubt:
  /// more of them are the way of the series.
  private static let periodsAnException = 36

  /// The first periods of changes of level beyond doubt that are left as they are.
  ///
  /// One such event would count as often as there are earlier origins before it, and would be all
  /// that ranges are made of.
  var breaks: [Period] { undoubted(.levelShift) }

  /// The periods of values beyond doubt alone that are left as they are; none where there are many.
  var exceptions: [Period] {
    let found = undoubted(.additive)
    return found.count <= max(1, series.observedCount / SeriesPreparation.periodsAnException)
      ? found : []
  }

  private func undoubted(_ kind: Outlier.Kind) -> [Period] {
    outliers.filter {
      $0.kind == kind && !$0.isCorrected
        && abs($0.statistic ?? 0) >= SeriesPreparation.undoubted
    }.map(\.period)
  }

  /// Known quantities whose effect the series cannot tell, such as an event still to come.
  private(set) var notEstimable: [LocalizedText] = []

  /// Why known quantities that the series can tell are left out of its forecast; `nil` where they
  /// are in it, or there are none.
  private(set) var leftOut: LocalizedText?

  /// What was done, for the method's name.
  private(set) var label = ""

  /// Prepares a series, or what is active of it where it rests at times.
  init(
    _ name: String, _ whole: Series, _ seasons: ActiveSeasons?, _ settings: SeriesForecast.Settings
  ) {
    series = seasons?.active(whole) ?? whole
    explained = series
    let trimmed = whole.trimmed()
    let gaps = trimmed.count - trimmed.values.count { $0 != nil }
    if gaps > 0 { label += "; \(gaps) missing" }
    guard settings.prepares else { return }
    for one in settings.events?.breaks(of: name) ?? [] { mend(one) }
    var known: [any Regressor] = settings.events?.events(of: name) ?? []
    if whole.frequency != .year { known += settings.calendar }
    // What the series cannot tell is named, and does not keep its outliers from being found.
    if !known.isEmpty, let found = try? PreAdjustment(of: series, regressors: known) {
      known = found.regressors
      notEstimable += found.dropped
    }
    // Every amount stands out among zeros.
    let isIntermittent = settings.method == .automatic && IntermittentMethod.suits(whole)
    if settings.looksForOutliers && !isIntermittent {
      examine(name, known: known, isCorrected: settings.outliers == .correct)
    }
    explained = series
    defer {
      if !notEstimable.isEmpty {
        label += " (not estimable: \(notEstimable.map(\.english).joined(separator: ", ")))"
      }
    }
    guard !known.isEmpty else { return }
    do throws(ForecastingError) {
      let found = try PreAdjustment(of: series, regressors: known)
      let adjusted = try found.adjusted(series)
      let end = series.trimmed().end
      let reach = settings.horizon + (settings.end.map { max(end.distance(to: $0), 0) } ?? 0)
      for step in 1...reach { _ = try found.effect(in: end.advanced(by: step)) }
      if !found.regressors.isEmpty {
        adjustment = found
        series = adjusted
        label += " with \(found.regressors.count) regressors"
        if found.chanceOfNone >= 0.05 { label += " (no effect is told from none)" }
      }
      notEstimable += found.dropped
    } catch {
      leftOut = error.message
      label += " (fallback: regressors left out, \(error.message(.english)))"
    }
  }

  /// Brings the past before a break to what is counted since; a past that cannot be is left out.
  private mutating func mend(_ one: EventsFile.ScopeBreak) {
    let first = one.event.first.first(series.frequency)
    let before = first.firstMonth < one.event.first ? first : first.advanced(by: -1)
    let count = series.start.distance(to: before) + 1
    guard count > 0 else { return }
    guard count < series.count else {
      // Nothing is counted in the new scope yet.
      notEstimable.append(one.event.name)
      return
    }
    func replace(_ change: (Double) -> Double?) {
      series = Series(
        start: series.start,
        values: series.values.enumerated().map { place, value -> Double? in
          guard place < count, let value else { return value }
          return change(value)
        })
    }
    if let factor = one.factor {
      replace { $0 * factor }
      label += "; before \(first) × \(factor)"
    } else if let found = try? PreAdjustment(of: series, regressors: [one.event]),
      let effect = found.coefficients.first
    {
      let after = (try? found.adjusted(Series(start: first, values: [1.0])))?[0] ?? 1
      if found.isLogarithmic {
        replace { $0 / after }
        label += "; before \(first) × \((1000 / after).rounded() / 1000)"
      } else {
        replace { $0 + effect }
        label += "; before \(first) + \(effect)"
      }
    } else {
      replace { _ in nil }
      label += "; before \(first) left out"
    }
  }

  private mutating func examine(_ name: String, known: [any Regressor], isCorrected: Bool) {
    if let report = try? OutlierDetection().examine(series, known: known) {
      outliers = report.outliers.map {
        OutlierRow(
          series: name, period: $0.period, kind: $0.kind, size: $0.size,
          relativeSize: $0.relativeSize, statistic: $0.statistic, isCorrected: isCorrected)
      }
      if isCorrected { series = report.corrected }
    } else {
      let trimmed = series.trimmed()
      let replacements = RemainderOutliers(suiting: trimmed).examine(trimmed)
      for one in replacements {
        let period = trimmed.start.advanced(by: one.position)
        guard let value = trimmed[one.position] else { continue }
        outliers.append(
          OutlierRow(
            series: name, period: period, kind: .additive, size: value - one.value,
            relativeSize: one.value > 0 ? value / one.value - 1 : nil, statistic: nil,
            isCorrected: isCorrected))
        if isCorrected { series = series.replacing(period, with: one.value) }
      }
    }
    if isCorrected && !outliers.isEmpty {
      label += "; outliers corrected: \(outliers.count)"
    }
  }
}
