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
/// - A season rests where all of its values there are zero, two at least, or all but one of three or
///   more: a payment may come late once. Such strays may be one, or ``largestShare`` of the values of
///   the other seasons, else none is allowed.
/// - Zeros would seldom come to lie so by chance. Of N values Z are zero, of the R values of r resting
///   seasons q; of all ways to throw them C(s, r)·C(R, q)·C(N − R, Z − q)/C(N, Z) are like that, s
///   seasons a year. This is to be ``chance`` at most, and ``chanceAgainstPast`` where a resting season
///   was none before.
/// - Of the values of the other seasons one may be zero, or ``largestShare``, else zeros come by chance
///   and nothing is set aside. Where seasons rest, these zeros are taken for payments that were left out,
///   and are set aside with the strays.
/// - Zeros before the beginning are set aside where they fill a year; fewer may be a slow start.
/// - After a year of zeros, two where there are no seasons, what was hardly knew them before has
///   come to an end: every season rests.
/// - Seasons whose amounts are of another size than the others' do not rest, but are forecast apart
///   (``SmallSeasons``).
public struct ActiveSeasons: Sendable, Hashable {
  /// How many of the last years tell which seasons rest.
  static let tellingYears = 3

  /// The largest part of the values of active seasons that may be zero, and that strays may be of
  /// them.
  static let largestShare = 0.1

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

  /// Seasons whose amounts are small beside the others'; `nil` where there are none.
  let small: SmallSeasons?

  /// How many seasons have small amounts that are forecast apart.
  public var smallCount: Int { small.map { $0.areSmall.count(where: \.self) } ?? 0 }

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
    let beginning = series.start.advanced(by: begin)
    if series.count - 1 - last >= max(season, 2),
      ActiveSeasons.isSteady(series.slice(begin..<last + 1))
    {
      rests = [Bool](repeating: true, count: season)
      start = beginning
      small = nil
      return
    }
    let told = max(0, life.count - ActiveSeasons.tellingYears * season)
    let values = ActiveSeasons.bySeason(life.slice(told..<life.count))
    let isZero = values.map { $0.map { $0 == 0 } }
    let before = ActiveSeasons.bySeason(life.slice(0..<told)).map { $0.contains { $0 != 0 } }
    let hasSeasons = season > 1 && life.count >= 2 * season
    let none = isZero.map { _ in false }
    let found = hasSeasons ? ActiveSeasons.resting(isZero, before: before) : none
    let isResting = found.contains(true)
    let active = zip(isZero, found).filter { !$0.1 }.flatMap(\.0)
    let setsAside =
      (begin >= season || isResting)
      && active.count >= (isResting ? 2 : ActiveSeasons.fewestValues)
      && ActiveSeasons.isFew(active.count { $0 }, of: active.count)
    rests = setsAside ? found : none
    start = setsAside ? beginning : series.start
    small = hasSeasons ? SmallSeasons(values, rests: rests) : nil
    guard setsAside || small != nil else { return nil }
  }

  /// Whether so many exceptions are one, if there are four others, or few enough.
  private static func isFew(_ exceptions: Int, of count: Int) -> Bool {
    exceptions == 1 && count > 4 || Double(exceptions) <= largestShare * Double(count)
  }

  /// Which seasons rest; none where chance alone may have it so.
  ///
  /// - Parameters:
  ///   - isZero: Of each value whether it is zero, by season.
  ///   - before: Whether something came in a season in the years before.
  private static func resting(_ isZero: [[Bool]], before: [Bool]) -> [Bool] {
    for strays in [1, 0] {
      let rests = isZero.map { own in
        let come = own.count { !$0 }
        return own.count >= 2 && (come == 0 || come <= strays && own.count >= 3)
      }
      let resting = zip(isZero, rests).filter(\.1).flatMap(\.0)
      let activeCount = isZero.joined().count - resting.count
      guard !resting.isEmpty, isFew(resting.count { !$0 }, of: activeCount) else { continue }
      let isNew = zip(before, rests).contains { $0 && $1 }
      if chance(of: rests, isZero) <= (isNew ? chanceAgainstPast : chance) { return rests }
    }
    return isZero.map { _ in false }
  }

  /// Whether a series has few zeros in the seasons in which its last years have anything.
  private static func isSteady(_ series: Series) -> Bool {
    let told = max(0, series.count - tellingYears * series.frequency.periodsPerYear)
    let values = bySeason(series.slice(told..<series.count))
      .filter { own in own.contains { $0 != 0 } }.joined()
    return isFew(values.count { $0 == 0 }, of: values.count)
  }

  /// The observed values by season of the year.
  private static func bySeason(_ series: Series) -> [[Double]] {
    var values = [[Double]](repeating: [], count: series.frequency.periodsPerYear)
    for (period, value) in zip(series.periods, series.values) {
      if let value { values[period.index - 1].append(value) }
    }
    return values
  }

  /// The chance at which as many zeros, thrown among the values, would fill seasons so.
  static func chance(of rests: [Bool], _ isZero: [[Bool]]) -> Double {
    let all = isZero.joined().count
    let zeros = isZero.joined().count { $0 }
    let resting = zip(isZero, rests).filter(\.1).flatMap(\.0)
    let filled = resting.count { $0 }
    return exp(
      logChoices(rests.count { $0 }, of: rests.count) + logChoices(filled, of: resting.count)
        + logChoices(zeros - filled, of: all - resting.count) - logChoices(zeros, of: all))
  }

  /// The logarithm of the number of ways to choose some of so many.
  private static func logChoices(_ chosen: Int, of count: Int) -> Double {
    logGamma(Double(count + 1)) - logGamma(Double(chosen + 1))
      - logGamma(Double(count - chosen + 1))
  }

  /// Whether the season of a period rests.
  public func rests(in period: Period) -> Bool { rests[period.index - 1] }

  /// The series with nothing where it rests, nor before it began; where it rests at all, nor where
  /// other seasons are zero.
  public func active(_ series: Series) -> Series {
    Series(
      start: series.start,
      values: zip(series.periods, series.values).map { period, value -> Double? in
        guard let value, period.ordinal >= start.ordinal, !rests(in: period) else { return nil }
        return value == 0 && rests.contains(true) ? nil : value
      })
  }

  /// Values of the active seasons with all else that the series has, from its beginning on.
  ///
  /// - Parameters:
  ///   - active: Values of ``active(_:)``, changed or not.
  ///   - whole: The series it was made of.
  public func completed(_ active: Series, from whole: Series) -> Series {
    let known = whole.trimmed().suffix(from: start)
    let own = self.active(known)
    return Series(
      start: known.start,
      values: zip(known.periods, known.values).map { period, value -> Double? in
        own[period] == nil ? value : active[period]
      })
  }

  /// The active seasons as series that methods know how to forecast, those of small amounts last.
  ///
  /// Up to three seasons are years each of its own; four are taken for quarters; of more the
  /// series keeps its periods, with gaps where it rests. Where there are small seasons, small values of
  /// the others are taken for payments left out.
  func parts(of series: Series) -> [ActivePart] {
    guard let small else { return parts(rests.indices.filter { !rests[$0] }, of: active(series)) }
    let values = active(series)
    let isOwn = { (period: Period) in small.areSmall[period.index - 1] }
    let large = zip(values.periods, values.values).map { period, value in
      value.flatMap { isOwn(period) || $0 <= small.limit ? nil : $0 }
    }
    let rest = zip(values.periods, values.values).map { isOwn($0) ? $1 : nil }
    let places = small.areSmall.indices.filter { small.areSmall[$0] }
    return parts(
      rests.indices.filter { !rests[$0] && !small.areSmall[$0] },
      of: Series(start: values.start, values: large))
      + [ActivePart(places, inPeriodsOf: Series(start: values.start, values: rest))]
  }

  /// Seasons at these places as series, of values with gaps at all others.
  private func parts(_ places: [Int], of values: Series) -> [ActivePart] {
    switch places.count {
    case 0: []
    case rests.count: [ActivePart(places, inPeriodsOf: values)]
    case 1...3: places.compactMap { ActivePart([$0], .year, of: values) }
    case 4: [ActivePart(places, .quarter, of: values)].compactMap(\.self)
    default: [ActivePart(places, inPeriodsOf: values)]
    }
  }

  /// All active seasons in the periods of the series.
  func whole(_ series: Series) -> ActivePart {
    ActivePart(rests.indices.filter { !rests[$0] }, inPeriodsOf: active(series))
  }
}
