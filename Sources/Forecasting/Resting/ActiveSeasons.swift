public import Quantities
internal import Statistics

#if canImport(Glibc)
  internal import Glibc
#endif

/// Where something comes in a series that is zero before it begins, or rests in some seasons of
/// every year.
///
/// Interest is credited at the ends of quarters, a premium is handed over in March and September, a
/// contribution is collected from September on, a scheme begins in the middle of the records. Such
/// zeros are known and tell nothing of the amounts; taken for values they spoil level, season and
/// range. Here they are set aside: what is left is forecast, and zeros are put back where the series
/// rests (``fit(_:horizon:adjustment:by:)``).
///
/// Read from the last ``tellingYears`` years, or as many as there are since the first value that is
/// not zero:
///
/// - A season rests where all of its values there are zero, two at least, and where so many zeros
///   would seldom come to lie so by chance: R values of resting seasons among N with Z zeros do in
///   C(s, r)·C(N − R, Z − R)/C(N, Z) of the cases, s seasons a year of which r rest. That is to be
///   ``chance`` at most, and ``chanceAgainstPast`` where a resting season was none before.
/// - Of the values of the other seasons at most ``largestShareOfZeros`` are zero, else zeros come by
///   chance and nothing is set aside.
/// - Zeros before the beginning are set aside where they fill a year; fewer may be a slow start.
/// - After a year of zeros, two where there are no seasons, what was hardly knew them before has
///   come to an end: every season rests.
public struct ActiveSeasons: Sendable, Hashable {
  /// How many of the last years tell which seasons rest.
  static let tellingYears = 3

  /// The largest part of the values of active seasons that may be zero.
  static let largestShareOfZeros = 0.1

  /// The fewest values since the beginning from which zeros before it are told apart.
  static let fewestValues = 3

  /// The largest chance at which zeros may lie so without any season resting.
  static let chance = 0.05

  /// The same where an earlier year had something in a season that rests now.
  static let chanceAgainstPast = 0.001

  /// Whether each season of the year rests, from the first.
  public let rests: [Bool]

  /// The first period that is not zero.
  public let start: Period

  /// The number of seasons that do not rest.
  public var activeCount: Int { rests.count { !$0 } }

  /// Whether the series has come to an end, so that every season rests.
  public var hasEnded: Bool { activeCount == 0 }

  /// Reads a series; `nil` where there are no zeros to set aside.
  public init?(_ whole: Series) {
    let series = whole.trimmed()
    let season = series.frequency.periodsPerYear
    guard let begin = series.values.firstIndex(where: { $0 != nil && $0 != 0 }),
      let last = series.values.lastIndex(where: { $0 != nil && $0 != 0 })
    else { return nil }
    let life = series.slice(begin..<series.count)
    start = series.start.advanced(by: begin)
    if series.count - 1 - last >= max(season, 2),
      ActiveSeasons.isSteady(series.slice(begin..<last + 1))
    {
      rests = [Bool](repeating: true, count: season)
      return
    }
    let told = max(0, life.count - ActiveSeasons.tellingYears * season)
    let recent = ActiveSeasons.bySeason(life.slice(told..<life.count))
    let canRest = season > 1 && life.count >= 2 * season
    var rests = recent.map { own in canRest && own.count >= 2 && own.allSatisfy { $0 == 0 } }
    if rests.contains(true) {
      let before = ActiveSeasons.bySeason(life.slice(0..<told))
      let isNew = zip(before, rests).contains { own, rests in rests && own.contains { $0 != 0 } }
      if ActiveSeasons.chance(of: rests, in: recent)
        > (isNew ? ActiveSeasons.chanceAgainstPast : ActiveSeasons.chance)
      {
        rests = rests.map { _ in false }
      }
    }
    let active = zip(recent, rests).filter { !$0.1 }.flatMap(\.0)
    guard begin >= season || rests.contains(true),
      active.count >= (rests.contains(true) ? 2 : ActiveSeasons.fewestValues),
      Double(active.count { $0 == 0 }) <= ActiveSeasons.largestShareOfZeros * Double(active.count)
    else { return nil }
    self.rests = rests
  }

  /// Whether a series has few zeros in the seasons in which its last years have anything.
  private static func isSteady(_ series: Series) -> Bool {
    let told = max(0, series.count - tellingYears * series.frequency.periodsPerYear)
    let values = bySeason(series.slice(told..<series.count))
      .filter { own in own.contains { $0 != 0 } }.joined()
    return Double(values.count { $0 == 0 }) <= largestShareOfZeros * Double(values.count)
  }

  /// The observed values by season of the year.
  private static func bySeason(_ series: Series) -> [[Double]] {
    var values = [[Double]](repeating: [], count: series.frequency.periodsPerYear)
    for (period, value) in zip(series.periods, series.values) {
      if let value { values[period.index - 1].append(value) }
    }
    return values
  }

  /// The chance at which as many zeros, thrown among the values, would fill as many seasons.
  private static func chance(of rests: [Bool], in values: [[Double]]) -> Double {
    let all = values.joined().count
    let zeros = values.joined().count { $0 == 0 }
    let resting = zip(values, rests).reduce(0) { $0 + ($1.1 ? $1.0.count : 0) }
    return exp(
      logChoices(rests.count { $0 }, of: rests.count)
        + logChoices(zeros - resting, of: all - resting)
        - logChoices(zeros, of: all))
  }

  /// The logarithm of the number of ways to choose some of so many.
  private static func logChoices(_ chosen: Int, of count: Int) -> Double {
    logGamma(Double(count + 1)) - logGamma(Double(chosen + 1))
      - logGamma(Double(count - chosen + 1))
  }

  /// Whether the season of a period rests.
  public func rests(in period: Period) -> Bool { rests[period.index - 1] }

  /// The series with nothing where it rests, nor before the first value of a season that is not zero.
  public func active(_ series: Series) -> Series {
    var begun = [Bool](repeating: false, count: rests.count)
    return Series(
      start: series.start,
      values: zip(series.periods, series.values).map { period, value -> Double? in
        guard let value, period.ordinal >= start.ordinal, !rests(in: period) else { return nil }
        let place = period.index - 1
        begun[place] = begun[place] || value != 0
        return begun[place] ? value : nil
      })
  }

  /// Values of the active seasons with what the series is where it rests, from its beginning on.
  ///
  /// - Parameters:
  ///   - active: Values of ``active(_:)``, changed or not.
  ///   - whole: The series it was made of.
  public func completed(_ active: Series, from whole: Series) -> Series {
    let known = whole.trimmed().suffix(from: start)
    return Series(
      start: known.start,
      values: zip(known.periods, known.values).map { period, value -> Double? in
        rests(in: period) ? value : active[period] ?? (value == 0 ? 0 : nil)
      })
  }

  /// The active seasons as series that methods know how to forecast.
  ///
  /// Up to three seasons are years each of its own; four are taken for quarters; of more the
  /// series keeps its periods, with gaps where it rests.
  func parts(of series: Series) -> [ActivePart] {
    let places = rests.indices.filter { !rests[$0] }
    let values = active(series)
    switch places.count {
    case 0: return []
    case rests.count: return [whole(series)]
    case 1...3: return places.compactMap { ActivePart([$0], .year, of: values) }
    case 4: return [ActivePart(places, .quarter, of: values)].compactMap(\.self)
    default: return [whole(series)]
    }
  }

  /// All active seasons in the periods of the series.
  func whole(_ series: Series) -> ActivePart {
    ActivePart(rests.indices.filter { !rests[$0] }, inPeriodsOf: active(series))
  }
}
