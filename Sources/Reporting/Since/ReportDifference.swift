import Funds
import Quantities
import Scenarios

/// What is different from an earlier report on the same fund, the balances taken apart with no rest.
///
/// The balance at a year's end moves by what became known of the months closed since, by records
/// that were revised, by a new outlook for the months still ahead, and by what no line books (an
/// opening balance, an adjustment). Amounts are in the unit that the report prints.
struct ReportDifference {
  /// One year's end in both reports.
  struct Year {
    let year: Int
    /// Whether the year has closed by now, so that nothing of it is outlook.
    let isClosed: Bool
    let earlierBook: Double
    let book: Double
    /// The two balances as each of the reports prints them.
    let printedEarlierBook: Double
    let printedBook: Double
    /// The months closed since: what was booked less what had been projected.
    let known: Double
    /// Records of months closed before, as they stand now less as they stood.
    let revised: Double
    /// The months still ahead: the projection now less the projection then.
    let outlook: Double
    /// Payable months, the earlier as that report prints them.
    let earlierMonths: Double?
    let months: Double?

    /// What no line books.
    var other: Double { book - earlierBook - known - revised - outlook }
  }

  /// One line over the months closed since.
  struct Line {
    let item: LineItem
    let projected: Double
    let actual: Double
  }

  /// One record of a period that was closed before, now given otherwise; or all that was spread over
  /// the periods of a year, whose parts say nothing.
  struct Revision {
    let item: LineItem
    let periods: ClosedRange<Period>
    let earlier: Double
    let now: Double
  }

  /// One line's new outlook.
  struct Outlook {
    let item: LineItem
    /// What it moves the balance by at the end of each of the years.
    let effects: [Double]
  }

  /// One parameter that was recorded, or is assumed, otherwise.
  struct Course {
    let assumption: FundChapter.Assumption
    /// The first date at which the two differ.
    let from: Period
    let earlier: Double
    let now: Double
  }

  let earlierClosing: Period
  let closing: Period
  /// The years that have closed since, then those that are projected to their end.
  let years: [Year]
  let lines: [Line]
  /// Records that were revised, the largest differences first.
  let revisions: [Revision]
  /// The lines whose months ahead are projected otherwise, the largest effects on the last balance first.
  let outlooks: [Outlook]
  /// Parameters whose values of closed periods are given otherwise.
  let revisedCourses: [Course]
  /// Parameters whose values of the periods closed since are not what was assumed of them.
  let knownCourses: [Course]
  /// Parameters whose values of the periods still ahead are assumed otherwise.
  let courses: [Course]

  /// Compares a chapter with an earlier report.
  ///
  /// - Returns: `nil` where the earlier report has no such fund, or prints in a unit unknown here.
  init?(_ chapter: FundChapter, since report: EarlierReport) {
    guard let earlier = report.fund(chapter.model.title), let before = earlier.closedThrough,
      let factor = ReportDifference.factor(from: earlier.unit, to: chapter.scale.unit)
    else { return nil }
    let now = chapter.closedThrough
    earlierClosing = before
    closing = now
    let lines = ReportDifference.pairs(chapter, earlier, factor)
    let timeline = chapter.timeline
    let span = before.advanced(by: 1).year...max(before.year + 1, timeline.end.year)
    let years: [Year] = span.compactMap { year in
      let end = timeline.periods(of: year).upperBound
      guard let book = timeline.book(at: end), let then = earlier.book[end] else { return nil }
      func sum(_ includes: (Period) -> Bool) -> Double {
        lines.filter(\.isJudged).reduce(0) { $0 + $1.effect(includes) }
      }
      return Year(
        year: year, isClosed: end <= now, earlierBook: then * factor, book: chapter.value(book),
        printedEarlierBook: (earlier.closings[year] ?? then) * factor,
        printedBook: chapter.year(year)?.closing.value ?? chapter.value(book),
        known: sum { $0 > before && $0 <= now && $0 <= end },
        revised: sum { $0 <= min(before, now) },
        outlook: sum { $0 > now && $0 <= end },
        earlierMonths: earlier.printedMonths[year] ?? earlier.payableMonths[end],
        months: chapter.projection.payableMonths(at: end)
          ?? timeline.payableMonths(chapter.model.payableMonths, at: end)?.value)
    }
    self.years = years
    outlooks = lines.filter(\.isJudged).map { line in
      Outlook(
        item: line.item,
        effects: years.map { year in
          let end = timeline.periods(of: year.year).upperBound
          return line.effect { $0 > now && $0 <= end }
        })
    }.sorted { abs($0.effects.last ?? 0) > abs($1.effects.last ?? 0) }
    self.lines = lines.compactMap { line in
      let since = line.amounts.filter { $0.period > before && $0.period <= now }
      guard !since.isEmpty else { return nil }
      return Line(
        item: line.item, projected: since.reduce(0) { $0 + $1.then },
        actual: since.reduce(0) { $0 + $1.now })
    }
    revisions = lines.flatMap { line in
      // The table holds four decimals.
      line.told { $0 <= min(before, now) }.filter {
        abs($0.now - $0.earlier) > 2e-4 * max(1, factor) * Double($0.count)
      }.map(\.revision)
    }.sorted { abs($0.now - $0.earlier) > abs($1.now - $1.earlier) }
    let (closed, known) = (before.lastMonth, now.lastMonth)
    let assumptions = chapter.assumptions()
    revisedCourses = assumptions.compactMap { assumption in
      ReportDifference.course(assumption, earlier) { $0.lastMonth <= closed }
    }
    knownCourses = assumptions.compactMap { assumption in
      ReportDifference.course(assumption, earlier) {
        $0.lastMonth > closed && $0.lastMonth <= known
      }
    }
    courses = assumptions.compactMap { assumption in
      ReportDifference.course(assumption, earlier) { $0.lastMonth > known }
    }
  }

  /// The earlier unit in units of this report.
  private static func factor(from name: String, to unit: MoneyUnit) -> Double? {
    let known = [unit, .yuan] + MoneyUnit.official
    return known.first { $0.name.chinese == name || $0.name.english == name }.map {
      Double($0.minorUnits) / Double(unit.minorUnits)
    }
  }

  /// A line's amounts in the periods that both reports have.
  private struct Pair {
    let item: LineItem
    /// Whether the line counts in the balance that the fund is judged by.
    let isJudged: Bool
    let amounts: [(period: Period, then: Double, now: Double, isSpread: Bool)]

    /// What the amounts of some periods move the balance by.
    func effect(_ includes: (Period) -> Bool) -> Double {
      let sign: Double = item.side == .income ? 1 : -1
      return amounts.reduce(0) { includes($1.period) ? $0 + sign * ($1.now - $1.then) : $0 }
    }

    /// What is told of some periods: each by itself, and in one what is spread in either report over
    /// those of a year.
    func told(_ includes: (Period) -> Bool) -> [Told] {
      var told: [Told] = []
      var spread: [Int: Int] = [:]
      for amount in amounts where includes(amount.period) {
        if amount.isSpread, let place = spread[amount.period.year] {
          told[place].add(amount.period, amount.then, amount.now)
          continue
        }
        if amount.isSpread { spread[amount.period.year] = told.count }
        told.append(
          Told(
            revision: Revision(
              item: item, periods: amount.period...amount.period, earlier: amount.then,
              now: amount.now), count: 1))
      }
      return told
    }
  }

  /// What is told of one period, or of several together.
  private struct Told {
    private(set) var revision: Revision
    private(set) var count: Int

    var earlier: Double { revision.earlier }
    var now: Double { revision.now }

    mutating func add(_ period: Period, _ earlier: Double, _ now: Double) {
      revision = Revision(
        item: revision.item, periods: revision.periods.lowerBound...period,
        earlier: revision.earlier + earlier, now: revision.now + now)
      count += 1
    }
  }

  private static func pairs(
    _ chapter: FundChapter, _ earlier: EarlierReport.Fund, _ factor: Double
  ) -> [Pair] {
    let timeline = chapter.timeline
    let judged = Set(
      Side.allCases.flatMap { side in timeline.judgedLines(side).map(\.name) })
    return chapter.model.lines.map { item in
      let then = earlier.lines[item.name]?.amounts ?? [:]
      let past = chapter.baseline.fundCase.history.lines[item.name]
      let amounts = then.keys.sorted().compactMap { period in
        timeline.amount(of: item.name, in: period).map { now in
          (
            period, (then[period]?.value ?? 0) * factor, chapter.value(now),
            then[period]?.isSpread == true || past?.isSpread(period) == true
          )
        }
      }
      return Pair(item: item, isJudged: judged.contains(item.name), amounts: amounts)
    }
  }

  /// Where a parameter is first given otherwise at some of its dates.
  private static func course(
    _ assumption: FundChapter.Assumption, _ earlier: EarlierReport.Fund,
    at includes: (Period) -> Bool
  ) -> Course? {
    let (group, unit) = (assumption.group, assumption.shown.name)
    // Groups and units stand in the language of the report, then as now.
    let wordings = [group?.chinese ?? "", group?.english ?? ""].flatMap { group in
      [unit.chinese, unit.english].map {
        EarlierReport.Fund.Course(parameter: assumption.name, group: group, unit: $0)
      }
    }
    guard let then = wordings.lazy.compactMap({ earlier.courses[$0] }).first else { return nil }
    let values = assumption.path.values[assumption.index]
    for slot in values.indices {
      let date = assumption.path.start.advanced(by: slot)
      guard includes(date), let old = then[date] else { continue }
      let now = assumption.shown.value(values[slot])
      // The table holds six decimals.
      if abs(now - old) > 1e-6 + 1e-9 * abs(old) {
        return Course(assumption: assumption, from: date, earlier: old, now: now)
      }
    }
    return nil
  }
}
